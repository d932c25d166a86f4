/** The history of a note: who wrote when and how much, what was different, and the way back. */
import { IconChevronLeft, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { usePages } from '#web/pages.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import {
  compareNoteVersions,
  getNote,
  listNoteVersions,
  type Note,
  type NoteVersion,
  restoreNoteVersion,
} from '../contract.ts'
import { Difference } from './Difference.tsx'
import styles from './Note.module.css'

type Props = { note: Note; back: string; onClose: () => void }

export default function History({ note, back, onClose }: Props) {
  const { t } = useTranslation('notes')
  const [chosen, setChosen] = useState<number>()
  const asked = usePages(listNoteVersions, { noteId: note.id }, { watch: { subjects: [note.id] } })
  return (
    <>
      <ColumnHead
        title={t('history')}
        back={back}
        actions={
          <IconButton label={t('close_history')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <div className={styles.history}>
        {!asked.items && !asked.error && <Skeletons count={4} />}
        {!asked.items && asked.error && <EmptyState title={t('failed_title')} text={t('failed_text')} />}
        {chosen === undefined ? (
          <>
            <ol>
              {asked.items?.map((version) => (
                <li key={version.version}>
                  <button type="button" className={styles.version} onClick={() => setChosen(version.version)}>
                    <About version={version} isNewest={version.version === note.version} />
                  </button>
                </li>
              ))}
            </ol>
            {asked.hasNextPage && (
              <Button look="quiet" size="s" onClick={() => void asked.fetchNextPage()}>
                {t('older')}
              </Button>
            )}
          </>
        ) : (
          <Compared note={note} version={chosen} onBack={() => setChosen(undefined)} />
        )}
      </div>
    </>
  )
}

function About({ version, isNewest }: { version: NoteVersion; isNewest: boolean }) {
  const { t, i18n } = useTranslation('notes')
  const { me } = useHere()
  const { author, at, added, removed, restored } = version
  const sizes = [added > 0 && t('added', { count: added }), removed > 0 && t('removed', { count: removed })]
  const size = sizes.filter(Boolean).join(', ') || t('no_change')
  return (
    <>
      <PersonFace person={author} size={34} />
      <span>
        <b>{author.name}</b>
        <small>
          <time dateTime={at}>{ago(at, new Date(), i18n.language, me.timeZone)}</time>
          {isNewest && ` · ${t('newest')}`}
        </small>
        <small>{restored === null ? size : t('restored')}</small>
      </span>
    </>
  )
}

function Compared({ note, version, onBack }: { note: Note; version: number; onBack: () => void }) {
  const { t } = useTranslation('notes')
  const words = useRefusal('notes')
  const { data, error } = useQuery(compareNoteVersions, { noteId: note.id, version })
  const restore = useAction(restoreNoteVersion, {
    refreshes: [getNote, listNoteVersions],
    onDone: () => {
      toast({ text: t('restored_done') })
      onBack()
    },
    onRefused: (refused) => toast({ text: words(refused) ?? t('failed_title'), kind: 'bad' }),
  })
  return (
    <div className={styles.compared}>
      <Button look="quiet" size="s" icon={<IconChevronLeft aria-hidden />} onClick={onBack}>
        {t('versions')}
      </Button>
      {!data && !error && <Skeletons like="text" count={3} />}
      {error && <p className={styles.quiet}>{words(error)}</p>}
      {data && (
        <>
          <div className={styles.about}>
            <About version={data.version} isNewest={version === note.version} />
          </div>
          {data.version.isGone ? (
            <p className={styles.quiet}>{t('gone')}</p>
          ) : (
            <Difference before={data.before?.text ?? ''} after={data.text} />
          )}
          {note.can.write && version !== note.version && !data.version.isGone && (
            <Button
              look="soft"
              size="s"
              busy={restore.isPending && t('saving')}
              onClick={() => restore.mutate({ noteId: note.id, version, basedOn: note.version })}
            >
              {t('restore')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
