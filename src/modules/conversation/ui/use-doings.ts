/** What can be done with messages: at once on the screen, then at the house; what it refuses is taken back. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { listSaved, listSavedOn, saveMessage, unsaveMessage } from '#modules/keeping/contract.ts'
import { call, Refused } from '#web/call.ts'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useOffered } from '#web/offered.ts'
import { keyOf, useQuery } from '#web/query.ts'
import type { MessageDeed } from '#web/screens.ts'
import { deleteMessage, type Message, react, restoreMessage, unreact } from '../contract.ts'
import { pinMessage, unpinMessage } from '../contract-pins.ts'
import { hidePreview } from '../contract-previews.ts'
import type { Said } from './apply.ts'
import type { Doings } from './message-menu.tsx'
import { refusalWords } from './refusal-words.ts'

type Change = (how: (said: Said) => Said | undefined) => boolean
type Needs = {
  subjectId: string
  change: Change
  refetch: () => unknown
  linkTo: (message: Message) => string
  onReply: (message: Message) => void
  onEdit: (message: Message) => void
  onHold: (message: Message) => void
  onDeed: (deed: MessageDeed, message: Message) => void
  unreadFrom: (seq: number) => Promise<void>
}

export function useDoings(needs: Needs): Doings {
  const community = useCommunitySlug()
  const { memberId, community: home } = useHere()
  const { t } = useTranslation('conversation')
  const navigate = useNavigate()
  const now = useRef(needs)
  now.current = needs
  const saving = useSaving(needs.subjectId)
  const offered = useOffered().deeds
  const isGuest = home.me?.kind === 'guest'
  const deeds = useMemo(
    () => (home.me ? offered.filter(({ membersOnly }) => !(membersOnly && isGuest)) : []),
    [offered, isGuest, home.me],
  )
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
      maySave: memberId !== null,
      deeds,
      begin: (deed, message) => now.current.onDeed(deed, message),
      ...saving,
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
      hidePreview({ id: messageId }, { id: previewId }) {
        const turn = (hidden: boolean) => call(hidePreview, { messageId, previewId, hidden }, { community })
        const without = ({ previews, ...one }: Message) => ({
          ...one,
          previews: previews.filter((p) => p.id !== previewId),
        })
        now.current.change((said) => edited(said, messageId, without))
        // Put back, it comes with the next frame.
        const undo = () => void turn(false).catch(sorry)
        turn(true).then(() => toast({ text: t('preview_hidden'), undo }), sorry)
      },
      remove(message) {
        const deletedAt = new Date().toISOString()
        const gone = (one: Message): Message => ({
          ...one,
          deletedAt,
          text: '',
          files: [],
          previews: [],
          reactions: [],
        })
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
  }, [community, memberId, mayDeleteAny, navigate, t, deeds, saving])
}

/** My saved messages of this subject; another object when they change, so that rows say so. */
function useSaving(subjectId: string): Pick<Doings, 'isSaved' | 'save'> {
  const community = useCommunitySlug()
  const { memberId } = useHere()
  const { t } = useTranslation('conversation')
  const client = useQueryClient()
  const { data } = useQuery(listSavedOn, { subjectId }, { enabled: memberId !== null })
  return useMemo(() => {
    const saved = new Set(data?.messageIds)
    const key = keyOf(listSavedOn, { subjectId }, community)
    return {
      isSaved: ({ id }) => saved.has(id),
      save({ id: messageId }) {
        const isSaved = saved.has(messageId)
        const messageIds = isSaved ? [...saved].filter((one) => one !== messageId) : [...saved, messageId]
        client.setQueryData(key, { messageIds })
        call(isSaved ? unsaveMessage : saveMessage, { messageId }, { community }).then(
          () => {
            toast({ text: t(isSaved ? 'message_unsaved' : 'message_saved') })
            void client.invalidateQueries({ queryKey: [listSaved.name] })
          },
          (error) => {
            void client.invalidateQueries({ queryKey: key })
            toast({ text: refusalWords(t, 'keeping', error instanceof Refused ? error.code : 'bug'), kind: 'bad' })
          },
        )
      },
    }
  }, [data, client, community, subjectId, t])
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
