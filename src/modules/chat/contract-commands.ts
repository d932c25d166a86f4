/** Commands typed in a channel: calling, its topic, who is in it. */
import { command } from '#modules/conversation/contract-commands.ts'
import { membersNamedIn } from '#modules/text/named.ts'
import {
  addToChannel,
  browseChannels,
  getChannel,
  leaveChannel,
  listChannelMembers,
  listChannels,
  updateChannel,
} from './contract.ts'
import { startCall } from './contract-calls.ts'

const refreshes = [getChannel, listChannels, listChannelMembers, browseChannels]

export const topicCommand = command(updateChannel, {
  names: { en: 'topic', de: 'thema' },
  takes: true,
  refreshes,
  input: (topic, { subjectId: channelId }) => ({ channelId, topic }),
})

export const inviteCommand = command(addToChannel, {
  names: { en: 'invite', de: 'einladen' },
  takes: true,
  refreshes,
  input(words, { subjectId: channelId }) {
    const memberIds = membersNamedIn(words)
    return memberIds.length > 0 ? { channelId, memberIds } : { refused: 'invite_whom' }
  },
})

export const leaveCommand = command(leaveChannel, {
  names: { en: 'leave', de: 'verlassen' },
  refreshes,
  leaves: true,
  input: (_, { subjectId: channelId }) => ({ channelId }),
})

/** An address, as it is written or as a link is written in Markdown; the rest is said along. */
const address = /\[[^\]]*\]\((https?:\/\/[^\s)]+)\)|<(https?:\/\/[^\s>]+)>|(https?:\/\/\S+)/i

export const callCommand = command(startCall, {
  names: { en: 'call', de: 'anruf' },
  takes: true,
  input(words, { subjectId, threadId }) {
    const found = address.exec(words)
    const url = found?.[1] ?? found?.[2] ?? found?.[3]
    const text = words.replace(found?.[0] ?? '', '').trim()
    return { subjectId, ...(threadId && { threadId }), ...(url && { url }), ...(text && { text }) }
  },
})
