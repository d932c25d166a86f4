/** Renaming and archiving channels. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { archive, rename, unarchive } from '#modules/subjects/offers.ts'
import {
  archiveChannel,
  channelArchived,
  channelUnarchived,
  channelUpdated,
  unarchiveChannel,
  updateChannel,
} from './contract.ts'
import { findChannel } from './find.ts'
import { mayManage } from './rules.ts'
import { readChannel } from './shown.ts'

const setTopic = prepared(
  (a: { community: string; id: string; topic: string }) => sql<{ id: string }>`
    update channel set topic = ${a.topic} where community_id = ${a.community} and id = ${a.id} and topic <> ${a.topic}
    returning id`,
)

const setCall = prepared(
  (a: { community: string; id: string; url: string | null }) => sql<{ id: string }>`
    update channel set call_url = ${a.url}::text where community_id = ${a.community} and id = ${a.id}
      and call_url is distinct from ${a.url}::text returning id`,
)

handle(updateChannel, {
  find: findChannel,
  allow: mayManage,
  async run(about) {
    const { db, found: channel, input, community, record, refuse } = about
    if (channel.archivedAt) throw refuse('archived')
    const of = { community: community.id, id: channel.id }
    const [renamed, topicChanged, callChanged] = (
      await Promise.all([
        input.name === undefined ? undefined : db.one(rename({ ...of, title: input.name })),
        input.topic === undefined ? undefined : db.one(setTopic({ ...of, topic: input.topic })),
        input.callUrl === undefined ? undefined : db.one(setCall({ ...of, url: input.callUrl })),
      ])
    ).map((changed) => changed !== undefined) as [boolean, boolean, boolean]
    if (renamed || topicChanged || callChanged) {
      record(channelUpdated, channel.id, { renamed, topicChanged, callChanged })
    }
    return readChannel(about, channel)
  },
})

handle(archiveChannel, {
  find: findChannel,
  allow: mayManage,
  async run(about) {
    const { db, found: channel, community, now, record } = about
    if (await db.one(archive({ community: community.id, id: channel.id, at: now }))) {
      record(channelArchived, channel.id, {})
    }
    return readChannel(about, channel)
  },
})

handle(unarchiveChannel, {
  find: findChannel,
  allow: mayManage,
  async run(about) {
    const { db, found: channel, community, record } = about
    if (await db.one(unarchive({ community: community.id, id: channel.id }))) {
      record(channelUnarchived, channel.id, {})
    }
    return readChannel(about, channel)
  },
})

when(channelUpdated, { topics: ['audience'], history: true })
when(channelArchived, { topics: ['audience'], history: true })
when(channelUnarchived, { topics: ['audience'], history: true })
