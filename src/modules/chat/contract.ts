/** Chat: channels for the community, a circle or a few people. What is said in them is the conversation's. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { Unread } from '#modules/conversation/contract.ts'
import { PurposeNamed } from '#modules/mission/contract-purpose.ts'
import { Purpose, subjectKind } from '#modules/subjects/contract.ts'

export const channelKind = subjectKind({ kind: 'channel', page: 'talk/{id}' })

const ChannelName = z.string().trim().min(1).max(80)
const Topic = z.string().trim().max(500)
const Query = z.string().trim().max(80)
/** Rooms are reached by the web: any other scheme could start something on a member's device. */
export const CallUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((url) => !/^https?:\/\/[^/?#]*@/i.test(url), 'an address without a name before the host')
export const ChannelLevel = z.enum(['everything', 'mine', 'nothing'])

/** What is the same for a channel wherever it is shown. */
const Channel = z.object({
  id: Id,
  title: z.string().describe('empty in direct conversations: shown by its people'),
  topic: z.string(),
  audience: z.enum(['public', 'community', 'circle', 'direct']),
  circle: z.object({ id: Id, name: z.string() }).nullable(),
  purpose: PurposeNamed.nullable(),
  archivedAt: Instant.nullable(),
})

export const ChannelInList = Channel.extend({
  ...Unread.shape,
  people: z.array(Author).describe('of a direct conversation, without me'),
  level: ChannelLevel,
  lastMessageAt: Instant.nullable(),
})
export type ChannelInList = z.output<typeof ChannelInList>

export const ChannelDetail = Channel.extend({
  isFirst: z.boolean().describe('joined by everyone who becomes a member'),
  callUrl: z.string().nullable().describe('the room where it meets, for those who may talk there'),
  createdBy: Author.nullable(),
  createdAt: Instant,
  memberCount: z.number().int().describe('who has joined; at most 10,000'),
  faces: z.array(Author).describe('the first 6 who joined'),
  isJoined: z.boolean(),
  level: ChannelLevel.nullable(),
  can: z.object({ talk: z.boolean(), manage: z.boolean(), join: z.boolean(), leave: z.boolean(), add: z.boolean() }),
})
export type ChannelDetail = z.output<typeof ChannelDetail>

export const createChannel = operation({
  name: 'chat.createChannel',
  does: 'Open a channel for the community, one of my circles or the public',
  http: 'POST /channels',
  perMinute: 20,
  input: z
    .object({
      name: ChannelName,
      topic: Topic.optional(),
      audience: z.enum(['public', 'community', 'circle']),
      circleId: Id.optional().describe('for audience circle'),
      purpose: Purpose.optional(),
    })
    .refine(({ audience, circleId }) => (audience === 'circle') === (circleId !== undefined), {
      path: ['circleId'],
      message: 'exactly for audience circle',
    }),
  output: ChannelDetail,
})
export const channelCreated = activity({ kind: 'chat.channel_created', data: z.object({}) })

export const openDirect = operation({
  name: 'chat.openDirect',
  does: 'Open the direct conversation with a few people; there is one for each set of people',
  http: 'POST /directs',
  perMinute: 60,
  input: z.object({ memberIds: z.array(Id).min(1).max(8) }),
  output: ChannelDetail,
})
export const directOpened = activity({ kind: 'chat.direct_opened', data: z.object({}) })

export const listChannels = operation({
  name: 'chat.listChannels',
  does: 'List the channels and direct conversations I am in, with what is unread',
  http: 'GET /channels',
  input: z.object({ archived: z.boolean().optional().describe('true: the archived ones instead') }),
  output: z.object({ items: z.array(ChannelInList), seq: z.number().int().describe('where the log stood') }),
})

export const browseChannels = operation({
  name: 'chat.browseChannels',
  does: 'List channels I could join, or the archived ones I may see',
  http: 'GET /channels/browse',
  input: z.object({
    query: Query.optional().describe('part of the name or of what it is about'),
    archived: z.boolean().optional().describe('true: the archived ones instead, joined or not'),
    after: z.string().max(300).optional(),
    most: z.number().int().min(1).max(100).default(50),
  }),
  output: Page(
    Channel.extend({
      memberCount: z.number().int(),
      lastMessageAt: Instant.nullable(),
      can: z.object({ unarchive: z.boolean() }),
    }),
  ),
})

export const getChannel = operation({
  name: 'chat.getChannel',
  does: 'Read about a channel',
  http: 'GET /channels/{channelId}',
  input: z.object({ channelId: Id }),
  output: ChannelDetail,
})

export const updateChannel = operation({
  name: 'chat.updateChannel',
  does: 'Rename a channel, change its topic or where it meets',
  http: 'PATCH /channels/{channelId}',
  input: z.object({
    channelId: Id,
    name: ChannelName.optional(),
    topic: Topic.optional(),
    callUrl: CallUrl.nullable().optional().describe('where it meets; null: nowhere of its own'),
  }),
  output: ChannelDetail,
  refusals: ['archived'],
})
export const channelUpdated = activity({
  kind: 'chat.channel_updated',
  data: z.object({ renamed: z.boolean(), topicChanged: z.boolean(), callChanged: z.boolean() }),
})

export const archiveChannel = operation({
  name: 'chat.archiveChannel',
  does: 'Archive a channel: it can be read, nothing more is said in it',
  http: 'POST /channels/{channelId}/archive',
  input: z.object({ channelId: Id }),
  output: ChannelDetail,
})
export const unarchiveChannel = operation({
  name: 'chat.unarchiveChannel',
  does: 'Open an archived channel again',
  http: 'POST /channels/{channelId}/unarchive',
  input: z.object({ channelId: Id }),
  output: ChannelDetail,
})
export const channelArchived = activity({ kind: 'chat.channel_archived', data: z.object({}) })
export const channelUnarchived = activity({ kind: 'chat.channel_unarchived', data: z.object({}) })

export const joinChannel = operation({
  name: 'chat.joinChannel',
  does: 'Join a channel',
  http: 'POST /channels/{channelId}/join',
  input: z.object({ channelId: Id }),
  output: ChannelDetail,
  refusals: ['archived'],
})
export const leaveChannel = operation({
  name: 'chat.leaveChannel',
  does: 'Leave a channel; a guest then no longer sees it',
  http: 'POST /channels/{channelId}/leave',
  input: z.object({ channelId: Id }),
  output: Nothing,
})
export const addToChannel = operation({
  name: 'chat.addToChannel',
  does: 'Add people to a channel; whoever manages it may let guests in',
  http: 'POST /channels/{channelId}/members',
  perMinute: 30,
  input: z.object({ channelId: Id, memberIds: z.array(Id).min(1).max(50) }),
  output: Nothing,
  refusals: ['archived', 'not_in_circle'],
})
export const removeFromChannel = operation({
  name: 'chat.removeFromChannel',
  does: 'Remove someone from a channel; a guest then no longer sees it',
  http: 'DELETE /channels/{channelId}/members/{memberId}',
  input: z.object({ channelId: Id, memberId: Id }),
  output: Nothing,
})
export const channelJoined = activity({ kind: 'chat.channel_joined', data: z.object({ memberId: Id }) })
export const channelLeft = activity({ kind: 'chat.channel_left', data: z.object({ memberId: Id }) })

export const setLevel = operation({
  name: 'chat.setLevel',
  does: 'Set how much of a channel I hear; with "nothing" only mentions of me by name reach me',
  http: 'PUT /channels/{channelId}/level',
  input: z.object({ channelId: Id, level: ChannelLevel }),
  output: Nothing,
  refusals: ['not_joined'],
})

export const listChannelMembers = operation({
  name: 'chat.listChannelMembers',
  does: 'List who is in a channel, by name',
  http: 'GET /channels/{channelId}/members',
  input: z.object({
    channelId: Id,
    query: Query.optional().describe('part of the name'),
    after: z.string().max(300).optional(),
    most: z.number().int().min(1).max(200).default(100),
  }),
  output: Page(Author),
})
