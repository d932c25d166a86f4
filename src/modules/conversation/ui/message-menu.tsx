import {
  IconBookmark,
  IconBookmarkOff,
  IconLink,
  IconMailOpened,
  IconMessageReply,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { KeyHint } from '#web/kit/KeyHint.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import type { MessageDeed } from '#web/screens.ts'
import type { Message } from '../contract.ts'
import type { Preview } from '../contract-previews.ts'

/** What can be done with a message; the same functions for the whole list. */
export type Doings = {
  react: (message: Message, emoji: string) => void
  reply: (message: Message) => void
  edit: (message: Message) => void
  remove: (message: Message) => void
  copyLink: (message: Message) => void
  markUnread: (message: Message) => void
  pin: (message: Message) => void
  hidePreview: (message: Message, preview: Preview) => void
  isSaved: (message: Message) => boolean
  save: (message: Message) => void
  /** What other modules make of a message. */
  deeds: readonly MessageDeed[]
  begin: (deed: MessageDeed, message: Message) => void
  openPerson: (memberId: string) => void
  /** A long press: the sheet of a phone. */
  hold: (message: Message) => void
  mayDeleteAny: boolean
  maySave: boolean
}

type Case = { doings: Doings; t: TFunction<'conversation'>; mayTalk: boolean; isMine: boolean; inThread: boolean }

export function menuOf(message: Message, { doings, t, mayTalk, isMine, inThread }: Case): MenuItem[] {
  const items: (MenuItem | false)[] = [
    mayTalk &&
      !inThread && {
        label: t('reply'),
        icon: <IconMessageReply aria-hidden />,
        side: <KeyHint keys="r" />,
        onPick: () => doings.reply(message),
      },
    {
      label: t('copy_link'),
      icon: <IconLink aria-hidden />,
      side: <KeyHint keys="l" />,
      onPick: () => doings.copyLink(message),
    },
    {
      label: t('mark_unread'),
      icon: <IconMailOpened aria-hidden />,
      side: <KeyHint keys="u" />,
      onPick: () => doings.markUnread(message),
    },
    doings.maySave && {
      label: t(doings.isSaved(message) ? 'unsave_message' : 'save_message'),
      icon: doings.isSaved(message) ? <IconBookmarkOff aria-hidden /> : <IconBookmark aria-hidden />,
      side: <KeyHint keys="s" />,
      onPick: () => doings.save(message),
    },
    ...doings.deeds.map(({ icon: Icon, ...deed }) => ({
      label: t(deed.label as 'reply'),
      icon: <Icon aria-hidden />,
      onPick: () => doings.begin({ icon: Icon, ...deed }, message),
    })),
    mayTalk && {
      label: t(message.pinnedAt ? 'unpin' : 'pin'),
      icon: message.pinnedAt ? <IconPinnedOff aria-hidden /> : <IconPin aria-hidden />,
      side: <KeyHint keys="p" />,
      onPick: () => doings.pin(message),
    },
    isMine &&
      mayTalk && {
        label: t('edit'),
        icon: <IconPencil aria-hidden />,
        side: <KeyHint keys="e" />,
        onPick: () => doings.edit(message),
      },
    (isMine || doings.mayDeleteAny) && {
      label: t('delete'),
      icon: <IconTrash aria-hidden />,
      danger: true,
      parted: true,
      onPick: () => doings.remove(message),
    },
  ]
  return items.filter((item) => item !== false)
}
