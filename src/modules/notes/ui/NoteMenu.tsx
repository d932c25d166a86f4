import {
  IconArchive,
  IconArchiveOff,
  IconBell,
  IconBellOff,
  IconDots,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import {
  archiveNote,
  bringBackNote,
  deleteNote,
  followNote,
  getNote,
  listNotes,
  type Note,
  renameNote,
  unarchiveNote,
} from '../contract.ts'
import { NameDialog } from './NameDialog.tsx'
import { usePlace } from './place.ts'

/** What else can be done with a note. */
export function NoteMenu({ note }: { note: Note }) {
  const { t } = useTranslation('notes')
  const words = useRefusal('notes')
  const navigate = useNavigate()
  const place = usePlace(note)
  const [isRenaming, setRenaming] = useState(false)
  const input = { noteId: note.id }
  const told = {
    refreshes: [getNote, listNotes],
    onRefused: (refused: Parameters<typeof words>[0]) =>
      toast({ text: words(refused) ?? t('failed_title'), kind: 'bad' }),
  }
  const follow = useAction(followNote, {
    ...told,
    onDone: (_, { follows }) => toast({ text: t(follows ? 'followed' : 'unfollowed') }),
  })
  const unarchive = useAction(unarchiveNote, told)
  const archive = useAction(archiveNote, {
    ...told,
    onDone: () => toast({ text: t('archived'), undo: () => unarchive.mutate(input) }),
  })
  const back = useAction(bringBackNote, { refreshes: [listNotes] })
  const remove = useAction(deleteNote, {
    ...told,
    refreshes: [listNotes],
    onDone: () => {
      toast({ text: t('deleted'), undo: () => back.mutate(input) })
      void navigate({ to: place.href.split('?')[0]! })
    },
  })
  const items = [
    ...(note.can.write
      ? [{ label: t('rename'), icon: <IconPencil aria-hidden />, onPick: () => setRenaming(true) }]
      : []),
    {
      label: t(note.follows ? 'unfollow' : 'follow'),
      icon: note.follows ? <IconBellOff aria-hidden /> : <IconBell aria-hidden />,
      onPick: () => follow.mutate({ ...input, follows: !note.follows }),
    },
    ...(note.can.tend
      ? [
          {
            label: t(note.archivedAt ? 'unarchive' : 'archive'),
            icon: note.archivedAt ? <IconArchiveOff aria-hidden /> : <IconArchive aria-hidden />,
            onPick: () => (note.archivedAt ? unarchive : archive).mutate(input),
            parted: true,
          },
          { label: t('delete'), icon: <IconTrash aria-hidden />, danger: true, onPick: () => remove.mutate(input) },
        ]
      : []),
  ]
  return (
    <>
      <Menu
        items={items}
        button={
          <IconButton label={t('more')}>
            <IconDots aria-hidden />
          </IconButton>
        }
      />
      {isRenaming && <Rename note={note} onClose={() => setRenaming(false)} />}
    </>
  )
}

function Rename({ note, onClose }: { note: Note; onClose: () => void }) {
  const { t } = useTranslation('notes')
  const words = useRefusal('notes')
  const rename = useAction(renameNote, { refreshes: [getNote, listNotes], onDone: onClose })
  return (
    <NameDialog
      title={t('rename')}
      name={note.title}
      error={words(rename.error)}
      done={t('rename_save')}
      busy={rename.isPending && t('saving')}
      onName={(title) => rename.mutate({ noteId: note.id, title })}
      onClose={onClose}
    />
  )
}
