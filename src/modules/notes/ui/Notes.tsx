/** The notes of a channel, a goal or a circle: a list, and the way to a new one. */
import { IconNotes, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import type { BesideProps } from '#web/screens.ts'
import { bringBackNote, listNotes, makeNote } from '../contract.ts'
import { NameDialog } from './NameDialog.tsx'
import { NoteRow } from './NoteRow.tsx'
import styles from './Notes.module.css'

type Which = 'open' | 'archived' | 'deleted'

export default function Notes(place: BesideProps) {
  const { t } = useTranslation('notes')
  const [which, setWhich] = useState<Which>('open')
  const [isMaking, setMaking] = useState(false)
  const { data, error, refetch } = useQuery(listNotes, { ...place, which }, { watch: { kinds: ['notes.'] } })
  if (error && !data)
    return (
      <EmptyState
        title={t('failed_title')}
        text={t('failed_text')}
        action={
          <Button look="soft" onClick={() => void refetch()}>
            {t('again')}
          </Button>
        }
      />
    )
  const make = data?.canMake && which === 'open' && (
    <Button look="soft" size="s" icon={<IconPlus aria-hidden />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  )
  const isEmpty = data?.items.length === 0
  return (
    <div className={styles.notes}>
      {which !== 'open' && (
        <Segmented
          label={t('which')}
          parts={(['open', 'archived', 'deleted'] as const).map((value) => ({ value, label: t(`which_${value}`) }))}
          value={which}
          onChange={setWhich}
        />
      )}
      {!data && <Skeletons count={2} />}
      {isEmpty && which === 'open' && <EmptyState title={t('none')} text={t('none_text')} action={make} />}
      {isEmpty && which !== 'open' && <p className={styles.quiet}>{t(`none_${which}`)}</p>}
      {data && !isEmpty && (
        <ul>
          {data.items.map((note) => (
            <NoteRow key={note.id} note={note} side={which === 'deleted' && <BringBack noteId={note.id} />} />
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        {!isEmpty && make}
        {data && which === 'open' && (
          <Button look="quiet" size="s" icon={<IconNotes aria-hidden />} onClick={() => setWhich('archived')}>
            {t('others')}
          </Button>
        )}
      </div>
      {isMaking && <NewNote place={place} onClose={() => setMaking(false)} />}
    </div>
  )
}

function BringBack({ noteId }: { noteId: string }) {
  const { t } = useTranslation('notes')
  const words = useRefusal('notes')
  const back = useAction(bringBackNote, {
    refreshes: [listNotes],
    onDone: () => toast({ text: t('brought_back') }),
    onRefused: (refused) => toast({ text: words(refused) ?? t('failed_title'), kind: 'bad' }),
  })
  return (
    <Button look="line" size="s" onClick={() => back.mutate({ noteId })}>
      {t('bring_back')}
    </Button>
  )
}

/** A title is enough; one is then already writing. */
function NewNote({ place, onClose }: { place: BesideProps; onClose: () => void }) {
  const { t } = useTranslation('notes')
  const words = useRefusal('notes')
  const slug = useCommunitySlug() ?? ''
  const navigate = useNavigate()
  const make = useAction(makeNote, {
    refreshes: [listNotes],
    onDone: ({ id }) => void navigate({ to: inCommunity(slug, 'notes', id), search: { write: true } as never }),
  })
  return (
    <NameDialog
      title={t('new')}
      help={t('name_hint')}
      error={words(make.error)}
      done={t('make')}
      busy={make.isPending && t('making')}
      onName={(title) => make.mutate({ ...place, title })}
      onClose={onClose}
    />
  )
}
