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

/** An address, however Markdown wraps it. */
const address = /https?:\/\/[^\s<>()[\]]+/i

export const callCommand = command(startCall, {
  names: { en: 'call', de: 'anruf' },
  takes: true,
  input(words, { subjectId, threadId }) {
    const url = address.exec(words)?.[0]
    const text = url ? withoutLink(words, url) : words.trim()
    return { subjectId, ...(threadId && { threadId }), ...(url && { url }), ...(text && { text }) }
  },
})

/** What is said along: the words around the address, those of `[words](address)` too. */
const withoutLink = (words: string, url: string): string =>
  words.replaceAll(url, '').replace('<>', '').replace('()', '').replaceAll(/[[\]]/g, '').trim()
