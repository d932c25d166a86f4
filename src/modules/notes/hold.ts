/** Who is writing: held for a minute at a time. It keeps people from writing past each other; what keeps texts is the version. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { holdNote, releaseNote } from './contract.ts'
import { findNote } from './find.ts'
import { mayHold, mayWrite } from './rules.ts'
import { heldFrom } from './write.ts'

handle(holdNote, {
  find: findNote,
  allow: mayHold,
  async run({ db, community, actor, input, now, found: note, refuse }) {
    if (note.archivedAt || note.isClosed) throw refuse('archived')
    const until = heldFrom(now)
    const of = { community: community.id, id: note.id, me: actor.memberId!, now, until }
    const held = await db.one(hold({ ...of, anyway: input.takeOver === true }))
    if (!held) throw refuse('being_written')
    return { version: held.version, heldUntil: until.toISOString() }
  },
})

handle(releaseNote, {
  find: findNote,
  allow: mayWrite,
  async run({ db, community, actor, found: note }) {
    db.send(letGo({ community: community.id, id: note.id, me: actor.memberId! }))
    return {}
  },
})

type Of = { community: string; id: string; me: string }

const hold = prepared(
  (a: Of & { now: Date; until: Date; anyway: boolean }) => sql<{ version: number }>`
    update note set held_by = ${a.me}, held_until = ${a.until}
    where community_id = ${a.community} and id = ${a.id}
      and (held_by is null or held_by = ${a.me} or held_until <= ${a.now} or ${a.anyway}::boolean)
    returning version`,
)

const letGo = prepared(
  (a: Of) => sql`
    update note set held_by = null, held_until = null
    where community_id = ${a.community} and id = ${a.id} and held_by = ${a.me}`,
)
