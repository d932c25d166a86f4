/** What can be done with messages: at once on the screen, then at the house; what it refuses is taken back. */
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call, Refused } from '#web/call.ts'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { deleteMessage, type Message, react, restoreMessage, unreact } from '../contract.ts'
import { pinMessage, unpinMessage } from '../contract-pins.ts'
import type { Said } from './apply.ts'
import type { Doings } from './message-menu.tsx'
import { refusalWords } from './refusal-words.ts'

type Change = (how: (said: Said) => Said | undefined) => boolean
type Needs = {
  change: Change
  refetch: () => unknown
  linkTo: (message: Message) => string
  onReply: (message: Message) => void
  onEdit: (message: Message) => void
  onHold: (message: Message) => void
  unreadFrom: (seq: number) => Promise<void>
}

export function useDoings(needs: Needs): Doings {
  const community = useCommunitySlug()
  const { memberId, community: home } = useHere()
  const { t } = useTranslation('conversation')
  const navigate = useNavigate()
  const now = useRef(needs)
  now.current = needs
  const mayDeleteAny = home.me?.role === 'owner' || home.me?.role === 'steward'
  return useMemo(() => {
    const sorry = (error: unknown) => {
      toast({ text: refusalWords(t, 'conversation', error instanceof Refused ? error.code : 'bug'), kind: 'bad' })
      now.current.refetch()
    }
    const restore = (message: Message) =>
      void call(restoreMessage, { messageId: message.id }, { community }).then(
        () => now.current.change((said) => edited(said, message.id, () => message)),
        sorry,
      )
    return {
      mayDeleteAny,
      reply: (message) => now.current.onReply(message),
      edit: (message) => now.current.onEdit(message),
      hold: (message) => now.current.onHold(message),
      openPerson: (id) => void navigate({ to: inCommunity(community ?? '', 'people', id) }),
      react(message, emoji) {
        if (!memberId) return
        const isMine = message.reactions.some((one) => one.emoji === emoji && one.members.includes(memberId))
        now.current.change((said) => edited(said, message.id, (one) => toggled(one, emoji, memberId)))
        call(isMine ? unreact : react, { messageId: message.id, emoji }, { community }).catch(sorry)
      },
      pin(message) {
        const pinnedAt = message.pinnedAt ? null : new Date().toISOString()
        now.current.change((said) => edited(said, message.id, (one) => ({ ...one, pinnedAt })))
        call(pinnedAt ? pinMessage : unpinMessage, { messageId: message.id }, { community }).then(
          () => toast({ text: t(pinnedAt ? 'pin_done' : 'unpin_done') }),
          sorry,
        )
      },
      remove(message) {
        const deletedAt = new Date().toISOString()
        const gone = (one: Message): Message => ({ ...one, deletedAt, text: '', files: [], reactions: [] })
        now.current.change((said) => edited(said, message.id, gone))
        call(deleteMessage, { messageId: message.id }, { community }).then(
          () => toast({ text: t('deleted_toast'), undo: () => restore(message) }),
          sorry,
        )
      },
      copyLink(message) {
        void navigator.clipboard
          .writeText(new URL(now.current.linkTo(message), location.href).href)
          .then(() => toast({ text: t('link_copied') }))
      },
      markUnread(message) {
        void now.current.unreadFrom(message.seq ?? 0).then(() => toast({ text: t('marked_unread') }), sorry)
      },
    }
  }, [community, memberId, mayDeleteAny, navigate, t])
}

function edited(said: Said, id: string, how: (message: Message) => Message): Said {
  const one = (message: Message) => (message.id === id ? how(message) : message)
  return { ...said, first: said.first && one(said.first), items: said.items.map(one) }
}

export function toggled(message: Message, emoji: string, me: string): Message {
  const there = message.reactions.find((one) => one.emoji === emoji)
  if (!there) return { ...message, reactions: [...message.reactions, { emoji, members: [me] }] }
  const isMine = there.members.includes(me)
  const members = isMine ? there.members.filter((one) => one !== me) : [...there.members, me]
  const reactions = message.reactions.map((one) => (one === there ? { emoji, members } : one))
  return { ...message, reactions: reactions.filter((one) => one.members.length > 0) }
}
