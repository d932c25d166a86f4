/** One note: a calm page to read, and the same page to write. */
import { IconHistory, IconMessageCircle, IconX } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Conversation } from '#modules/conversation/ui/Conversation.tsx'
import { Purpose } from '#modules/mission/ui/Purpose.tsx'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { shownAs } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { getNote, type Note as NoteShown } from '../contract.ts'
import styles from './Note.module.css'
import { NoteMenu } from './NoteMenu.tsx'
import { NoteText } from './NoteText.tsx'
import { usePlace } from './place.ts'
import { useWatchingWriter } from './use-watching-writer.ts'

const History = lazy(() => import('./History.tsx'))
const Writing = lazy(() => import('./Writing.tsx'))

type Search = { write?: boolean; show?: string; message?: string; thread?: string }

export default function Note() {
  const { t } = useTranslation('notes')
  const { note: noteId = '' } = useParams({ strict: false }) as { note?: string }
  const { write, show: asked, message } = useSearch({ strict: false }) as Search
  const show = asked ?? (message ? 'talk' : undefined)
  const { community } = useHere()
  const navigate = useNavigate()
  const path = inCommunity(community.slug, 'notes', noteId)
  const go = (search: Search) => void navigate({ to: path, search: search as never })
  const { data, error, refetch } = useQuery(getNote, { noteId }, { watch: { subjects: [noteId], apply: keepsTalk } })
  const note = error?.status === 404 ? undefined : data
  useWatchingWriter(note)
  if (error?.status === 404 || error?.status === 422) return <NotFound />
  const isWriting = write === true && note?.can.write === true
  const pane =
    note && show === 'history' ? (
      <Suspense fallback={<Skeletons count={4} />}>
        <History note={note} back={path} onClose={() => go({})} />
      </Suspense>
    ) : note && show === 'talk' ? (
      <Talk note={note} message={message} back={path} onClose={() => go({})} />
    ) : null
  return (
    <Place
      area={areaOf(note?.place.kind)}
      hidesBar={isWriting}
      head={<Head note={note} onShow={(what) => go({ show: what })} />}
      pane={pane}
      paneLabel={t(show === 'talk' ? 'talk' : 'history')}
      onClosePane={() => go({})}
    >
      <article className={styles.page}>
        {!note && !error && <Skeletons like="text" count={5} />}
        {!note && error && (
          <EmptyState
            title={t('failed_title')}
            text={t('failed_text')}
            action={
              <Button look="soft" onClick={() => void refetch()}>
                {t('again')}
              </Button>
            }
          />
        )}
        {note && isWriting && (
          <Suspense fallback={<Skeletons like="text" count={5} />}>
            <Writing key={note.id} note={note} onDone={() => go({})} />
          </Suspense>
        )}
        {note && !isWriting && <NoteText note={note} onWrite={() => go({ write: true })} />}
      </article>
    </Place>
  )
}

/** Where a note is at home there is what it belongs to. */
const areaOf = (kind: string | undefined): string =>
  kind === 'circle' ? 'people' : (shownAs(kind ?? '')?.area ?? 'talk')

function Head({ note, onShow }: { note: NoteShown | undefined; onShow: (what: string) => void }) {
  const { t } = useTranslation('notes')
  const place = usePlace(note)
  return (
    <ColumnHead
      title={note?.title ?? ''}
      level={1}
      back={place.href}
      {...(note && {
        beside: <Purpose subjectId={note.id} purpose={note.purpose} maySet={note.can.tend} refreshes={[getNote]} />,
        below: t('in_place', { place: place.title }),
      })}
      actions={
        note && (
          <>
            <IconButton label={t('history')} onClick={() => onShow('history')}>
              <IconHistory aria-hidden />
            </IconButton>
            <IconButton label={t('talk')} onClick={() => onShow('talk')}>
              <IconMessageCircle aria-hidden />
            </IconButton>
            <NoteMenu note={note} />
          </>
        )
      }
    />
  )
}

type TalkProps = { note: NoteShown; message: string | undefined; back: string; onClose: () => void }

function Talk({ note, message, back, onClose }: TalkProps) {
  const { t } = useTranslation('notes')
  return (
    <>
      <ColumnHead
        title={t('talk')}
        back={back}
        actions={
          <IconButton label={t('close_talk')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <Conversation
        subjectId={note.id}
        label={t('talk_to', { name: note.title })}
        mayTalk={note.archivedAt === null}
        messageId={message}
        takesFocus={false}
        beginning={<p className={styles.begin}>{t('talk_none')}</p>}
        linkTo={(one) => `${back}?message=${one.id}`}
      />
    </>
  )
}

/** What is said about it changes nothing on the page. */
const keepsTalk = <Shown,>(shown: Shown, { kind }: { kind: string }): Shown | undefined =>
  kind.startsWith('notes.') || kind.startsWith('subjects.') ? undefined : shown
