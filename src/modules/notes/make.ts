/** Beginning a note. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { createSubject, watch } from '#modules/subjects/offers.ts'
import { MOST_NOTES, makeNote, noteMade } from './contract.ts'
import { findHome, findNote } from './find.ts'
import { mayWrite } from './rules.ts'
import { readNote } from './shown.ts'

handle(makeNote, {
  find: findHome,
  allow: ({ actor, found }) => mayWrite({ actor, found }) && (found.is === 'subject' || found.isLetIn),
  async run(about) {
    const { db, community, actor, now, input, found: home, record, made, refuse } = about
    if (home.isClosed) throw refuse('archived')
    const at = { community: community.id, home: home.id }
    if ((await db.one(countIn(at)))!.notes >= MOST_NOTES) throw refuse('too_many_notes')
    const of = home.is === 'circle' ? { audience: 'circle' as const, circleId: home.id } : below(home)
    const { id } = await createSubject(about, { kind: 'note', title: input.title, ...of })
    const me = actor.memberId!
    db.send(insertNote({ community: community.id, id }))
    db.send(insertFirst({ community: community.id, id, text: input.text, size: input.text.length, me, now }))
    db.send(watch({ community: community.id, subject: id, members: [me], at: now }))
    record(noteMade, id, {})
    made(id)
    return readMade(about, id)
  },
  again: (about) => readMade(about, about.ref),
})

/** What the public sees is the subject: what is being worked on at it stays among members, as its talk does. */
const below = ({ id, audience }: { id: string; audience: string }) => ({
  parentId: id,
  guestsOfParent: true,
  ...(audience === 'public' && { audience: 'community' as const }),
})

async function readMade(about: Parameters<typeof readNote>[0], noteId: string) {
  const found = await findNote({ ...about, input: { noteId } })
  return readNote(about, found!)
}

/** Archived ones count, deleted ones do not. */
const countIn = prepared(
  (a: { community: string; home: string }) => sql<{ notes: number }>`
    select count(*)::int as notes from subject where community_id = ${a.community} and kind = 'note' and deleted_at is null
      and (parent_id = ${a.home} or (circle_id = ${a.home} and parent_id is null))`,
)

const insertNote = prepared(
  (a: { community: string; id: string }) => sql`
    insert into note (community_id, id, version) values (${a.community}, ${a.id}, 1)`,
)

const insertFirst = prepared(
  (a: { community: string; id: string; text: string; size: number; me: string; now: Date }) => sql`
    insert into note_version (community_id, note_id, version, text, author_id, began_at, at, added, removed)
    values (${a.community}, ${a.id}, 1, ${a.text}, ${a.me}, ${a.now}, ${a.now}, ${a.size}, 0)`,
)
