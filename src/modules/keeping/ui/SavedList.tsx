import { IconBookmarkOff, IconCheck, IconRotate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { useNear, usePages } from '#web/pages.ts'
import { useAction } from '#web/query.ts'
import { listSaved, listSavedOn, markDone, saveMessage, unsaveMessage } from '../contract.ts'
import { KeptRow } from './KeptRow.tsx'

/** Saved messages: to come back to, or ticked off. */
export function SavedList({ isDone }: { isDone: boolean }) {
  const { t, i18n } = useTranslation('keeping')
  const { me } = useHere()
  const { items, isPending, error, refetch, hasNextPage, fetchNextPage } = usePages(listSaved, {
    ...(isDone && { done: true }),
  })
  const end = useNear(() => void (hasNextPage && fetchNextPage()))
  const refreshes = [listSaved, listSavedOn]
  const mark = useAction(markDone, { refreshes })
  const save = useAction(saveMessage, { refreshes })
  const unsave = useAction(unsaveMessage, {
    refreshes,
    onDone: (_, { messageId }) => toast({ text: t('unsaved'), undo: () => save.mutate({ messageId }) }),
  })
  const tick = (savedId: string) => {
    mark.mutate({ savedId, done: !isDone })
    toast({ text: t(isDone ? 'undone' : 'ticked'), undo: () => mark.mutate({ savedId, done: isDone }) })
  }
  if (isPending) return <Skeletons count={4} />
  if (error && !items)
    return (
      <EmptyState
        title={t('failed_title')}
        action={
          <Button look="soft" onClick={() => void refetch()}>
            {t('again')}
          </Button>
        }
      />
    )
  if (items?.length === 0)
    return isDone ? (
      <EmptyState title={t('none_done')} />
    ) : (
      <EmptyState title={t('none_saved')} text={t('none_saved_text')} />
    )
  return (
    <>
      <ul>
        {items?.map(({ id, subject, message, excerpt, at }) => (
          <KeptRow
            key={id}
            sign={<PersonFace person={message.author} />}
            subject={subject}
            message={message}
            words={excerpt}
            below={`${message.author.name} · ${subject.title || t('direct')} · ${t('saved_at', {
              when: ago(at, new Date(), i18n.language, me.timeZone),
            })}`}
            buttons={
              <>
                <IconButton label={t(isDone ? 'untick' : 'tick')} onClick={() => tick(id)}>
                  {isDone ? <IconRotate aria-hidden /> : <IconCheck aria-hidden />}
                </IconButton>
                <IconButton label={t('unsave')} onClick={() => unsave.mutate({ messageId: message.id })}>
                  <IconBookmarkOff aria-hidden />
                </IconButton>
              </>
            }
          />
        ))}
      </ul>
      <div ref={end} />
    </>
  )
}
