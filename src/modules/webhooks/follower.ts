/** Follows the log and writes down what is to be sent: once for each webhook and thing that happened. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { nudgeDeliveries } from '#kernel/delivery.ts'
import { follow } from '#kernel/followers.ts'
import { newId } from '#kernel/ids.ts'
import type { LogEntry } from '#kernel/log.ts'
import { kindsHeardOutside } from '#kernel/when.ts'
import { isOfMessages } from './kinds.ts'
import { SEND } from './sendings.ts'

type Hearing = { id: string; hears: string[]; channelIds: string[] }

const listHearing = prepared(
  (a: { community: string }) => sql<Hearing>`
    select id, hears, channel_ids from webhook where community_id = ${a.community} and paused_at is null`,
)

/** What an app said is not told on: two programs that answer each other would never end. */
const listApps = prepared(
  (a: { community: string; ids: string[] }) => sql<{ id: string }>`
    select id from member where community_id = ${a.community} and id = any(${a.ids}::uuid[]) and kind = 'app'`,
)

follow({
  name: 'webhooks',
  within: 1_000,
  cares: () => kindsHeardOutside().map((kind) => ({ kind })),
  async page(db, community, entries, { now }) {
    const hearing = await db.rows(listHearing({ community }))
    if (hearing.length === 0) return undefined
    const actors = [...new Set(entries.flatMap(({ actorId }) => actorId ?? []))]
    const apps = new Set((await db.rows(listApps({ community, ids: actors }))).map(({ id }) => id))
    const due = entries
      .filter(({ actorId }) => !actorId || !apps.has(actorId))
      .flatMap((entry) => hearing.filter((one) => isHeard(entry, one)).map(({ id }) => ({ webhook: id, entry })))
    if (due.length === 0) return undefined
    db.send(sql`
      with made as (
        insert into webhook_sending (community_id, id, webhook_id, kind, seq, created_at)
        select ${community}::uuid, t.id, t.webhook, t.kind, t.seq, ${now}::timestamptz
        from unnest(${due.map(() => newId())}::uuid[], ${due.map(({ webhook }) => webhook)}::uuid[],
          ${due.map(({ entry }) => entry.kind)}::text[], ${due.map(({ entry }) => entry.seq)}::bigint[])
          as t(id, webhook, kind, seq)
        on conflict (community_id, webhook_id, seq) do nothing returning id
      )
      insert into delivery (community_id, id, kind, key, payload, next_at, created_at)
      select ${community}::uuid, id, ${SEND}, id || ':1', jsonb_build_object('sendingId', id, 'attempt', 1),
        ${now}::timestamptz, ${now}::timestamptz from made
      on conflict (community_id, kind, key) do nothing`)
    return nudgeDeliveries
  },
})

function isHeard({ kind, subjectId }: LogEntry, { hears, channelIds }: Hearing): boolean {
  return hears.includes(kind) && (!isOfMessages(kind) || (subjectId !== null && channelIds.includes(subjectId)))
}
