/** Adding, changing, pausing and ending outgoing webhooks. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { kindsHeardOutside, when } from '#kernel/when.ts'
import { mayHear } from '#modules/conversation/offers.ts'
import { circleHost } from '#modules/subjects/visible.ts'
import {
  addWebhook,
  editWebhook,
  endWebhook,
  listWebhooks,
  MOST_WEBHOOKS,
  renewSecret,
  type Webhook,
  webhookAdded,
  webhookChanged,
  webhookEnded,
} from './contract.ts'
import { findWebhook } from './find-webhook.ts'
import { isOfMessages } from './kinds.ts'
import { mayConnect, mayTurn } from './rules.ts'
import { newSigningSecret } from './signature.ts'

type Row = Omit<Webhook, 'can'>

const listAll = prepared(
  (a: { community: string; member: string | null }) => sql<Row>`
    select w.id, w.name, w.url, w.hears, w.created_at, w.paused_at, w.paused_because,
      json_build_object('id', m.id, 'name', m.name) as made_by,
      coalesce((select json_agg(json_build_object('id', s.id, 'title', s.title) order by s.title, s.id)
        from subject s join member me on me.community_id = s.community_id and me.id = ${a.member}::uuid
        where s.community_id = w.community_id and s.id = any(w.channel_ids) and ${mayHear('me', 's')}), '[]') as channels,
      (select json_build_object('at', iso(coalesce(d.tried_at, d.created_at)), 'state', d.state) from webhook_sending d
        where d.community_id = w.community_id and d.webhook_id = w.id order by d.id desc limit 1) as last
    from webhook w join member m on m.community_id = w.community_id and m.id = w.made_by
    where w.community_id = ${a.community} order by w.created_at, w.id`,
)

handle(listWebhooks, {
  find: theCommunity,
  allow: mayConnect,
  async run({ db, actor, community }) {
    const rows = await db.rows(listAll({ community: community.id, member: actor.memberId }))
    return {
      kinds: kindsHeardOutside(),
      items: rows.map((row) => {
        const edit = row.madeBy.id === actor.memberId
        return { ...row, url: edit ? row.url : new URL(row.url).host, can: { edit } }
      }),
    }
  },
})

/** Only what its module lets out. */
function mustBeHeard(kinds: readonly string[]) {
  const known = kindsHeardOutside()
  if (!kinds.every((kind) => known.includes(kind))) throw new Refusal('invalid', 'invalid', { hears: 'enum' })
}

handle(addWebhook, {
  find: theCommunity,
  allow: mayConnect,
  async run({ db, actor, community, house, input, now, record, refuse }) {
    mustBeHeard(input.hears)
    if (!isWebAddress(input.url)) throw refuse('bad_url')
    if (input.hears.some(isOfMessages) && input.channelIds.length === 0) throw refuse('needs_channel')
    await mustHear(db, { community: community.id, member: actor.memberId!, ids: input.channelIds }, refuse)
    db.send(sql`select pg_advisory_xact_lock(hashtextextended('webhooks ' || ${community.id}::text, 0))`)
    const there = await db.one(sql<{ many: number }>`
      select count(*)::int as many from webhook where community_id = ${community.id}`)
    if (there!.many >= MOST_WEBHOOKS) throw refuse('too_many_webhooks')
    const [id, secret] = [newId(), newSigningSecret()]
    const { name, url, hears, channelIds } = input
    db.send(sql`
      insert into webhook (community_id, id, name, url, hears, channel_ids, secret, made_by, created_at)
      values (${community.id}, ${id}, ${name}, ${url}, ${hears}::text[], ${channelIds}::uuid[],
        ${house.seal.close(secret, sealedFor(community.id, id))}, ${actor.memberId}, ${now})`)
    record(webhookAdded, null, { webhookId: id })
    return { id, secret }
  },
})

handle(editWebhook, {
  find: findWebhook,
  allow: mayTurn,
  async run({ db, actor, community, found, input, record, refuse }) {
    const { name = found.name, url = found.url, hears = found.hears, channelIds = found.channelIds } = input
    mustBeHeard(input.hears ?? [])
    if (!isWebAddress(url)) throw refuse('bad_url')
    if (hears.some(isOfMessages) && channelIds.length === 0) throw refuse('needs_channel')
    // What was chosen before may be out of sight by now: it is not sent, and need not be chosen away first.
    const added = channelIds.filter((id) => !found.channelIds.includes(id))
    await mustHear(db, { community: community.id, member: actor.memberId!, ids: added }, refuse)
    db.send(sql`
      update webhook set name = ${name}, url = ${url}, hears = ${hears}::text[], channel_ids = ${channelIds}::uuid[]
      where community_id = ${community.id} and id = ${found.id}`)
    record(webhookChanged, null, { webhookId: found.id })
    return {}
  },
})

handle(renewSecret, {
  find: findWebhook,
  allow: mayTurn,
  async run({ db, community, house, found, record }) {
    const secret = newSigningSecret()
    const sealed = house.seal.close(secret, sealedFor(community.id, found.id))
    db.send(sql`update webhook set secret = ${sealed} where community_id = ${community.id} and id = ${found.id}`)
    record(webhookChanged, null, { webhookId: found.id })
    return { id: found.id, secret }
  },
})

handle(endWebhook, {
  find: findWebhook,
  allow: mayConnect,
  async run({ db, community, found, record }) {
    db.send(sql`delete from webhook where community_id = ${community.id} and id = ${found.id}`)
    record(webhookEnded, null, { webhookId: found.id })
    return {}
  },
})

export const sealedFor = (community: string, id: string): string => `webhook ${community} ${id}`

/** What an address leads to is vetted when it is sent to; here only what could never be one. */
function isWebAddress(written: string): boolean {
  const url = URL.parse(written)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return isWeb && !url.username && !url.password && ['', '80', '443'].includes(url.port)
}

type Channels = { community: string; member: string; ids: string[] }

/** Channels one may read; what a circle says among itself only its hosts may let out. Direct conversations: nobody. */
async function mustHear(db: Db, { community, member, ids }: Channels, refuse: (code: string) => Error) {
  if (ids.length === 0) return
  const heard = await db.rows(sql<{ id: string }>`
    select s.id from subject s join member me on me.community_id = s.community_id and me.id = ${member}
    where s.community_id = ${community} and s.id = any(${ids}::uuid[]) and s.kind = 'channel' and ${mayHear('me', 's')}
      and (s.audience in ('public', 'community') or (s.audience = 'circle' and ${circleHost({ member })}))`)
  if (heard.length !== new Set(ids).size) throw refuse('no_such_channel')
}

for (const activity of [webhookAdded, webhookChanged, webhookEnded])
  when(activity, { level: 'quiet', topics: ['community'] })
