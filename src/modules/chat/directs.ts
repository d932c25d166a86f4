/** Direct conversations: one for each set of people, however many open it at once. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { createSubject } from '#modules/subjects/offers.ts'
import { directOpened, openDirect } from './contract.ts'
import { joinAll, letIn } from './make.ts'
import { mayOpenDirect } from './rules.ts'
import { readChannel } from './shown.ts'

const listHere = prepared(
  (a: { community: string; ids: string[] }) => sql<{ id: string }>`
    select id from member where community_id = ${a.community} and id = any(${a.ids}::uuid[])
    and standing = 'active' and kind in ('member', 'guest') order by id`,
)

handle(openDirect, {
  /** The people, me among them; anyone who is not here is nobody. */
  async find({ db, actor, community, input }) {
    const ids = [...new Set([...input.memberIds, ...(actor.memberId ? [actor.memberId] : [])])]
    const here = await db.rows(listHere({ community: community.id, ids }))
    return here.length === ids.length ? here.map((row) => row.id) : undefined
  },
  allow: mayOpenDirect,
  async run(about) {
    const { found: members, db, community, made, record } = about
    const key = createHash('sha256').update(members.join()).digest('base64url')
    const known = await db.one(findByKey({ community: community.id, key }))
    const opened = known ? undefined : await open(about, key)
    if (opened) record(directOpened, opened, {})
    const id = opened ?? (known ?? (await db.one(findByKey({ community: community.id, key }))))!.id
    made(id)
    return readChannel(about, (await findSubject(about, id))!)
  },
  again: async (about) => readChannel(about, (await findSubject(about, about.ref))!),
})

const findByKey = prepared(
  (a: { community: string; key: string }) => sql<{ id: string }>`
    select id from channel where community_id = ${a.community} and direct_key = ${a.key}`,
)
/** Waits for a parallel twin; nothing comes back where that one was first. */
const insertDirect = prepared(
  (a: { community: string; id: string; key: string }) => sql<{ id: string }>`
    insert into channel (community_id, id, direct_key) values (${a.community}, ${a.id}, ${a.key})
    on conflict (community_id, direct_key) where direct_key is not null do nothing returning id`,
)
const dropSubject = prepared(
  (a: { community: string; id: string }) =>
    sql`delete from subject where community_id = ${a.community} and id = ${a.id}`,
)

async function open(about: RunContext<typeof openDirect, string[]>, key: string): Promise<string | undefined> {
  const { db, community, found: members, now } = about
  const { id } = await createSubject(about, { kind: 'channel', title: '', audience: 'direct' })
  const of = { community: community.id, id }
  const won = await db.one(insertDirect({ ...of, key }))
  if (!won) {
    db.send(dropSubject(of))
    return undefined
  }
  const joining = { community: community.id, subject: of.id, members, at: now }
  letIn(db, joining)
  await joinAll(db, joining)
  return of.id
}

when(directOpened, { topics: ['audience'] })
