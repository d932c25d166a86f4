import { IconAlarm, IconClockEdit, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { WhenDialog } from '#web/WhenDialog.tsx'
import { atMoment } from '#web/when.ts'
import { changeReminder, dropReminder, listReminders } from '../contract.ts'
import styles from './Kept.module.css'
import { KeptRow } from './KeptRow.tsx'

/** Reminders still to come. */
export function Reminders() {
  const { t, i18n } = useTranslation('keeping')
  const { me } = useHere()
  const { data, error, refetch } = useQuery(listReminders, {})
  const [moving, setMoving] = useState<string>()
  const drop = useAction(dropReminder, {
    refreshes: [listReminders],
    onDone: () => toast({ text: t('dropped') }),
  })
  if (!data)
    return error ? (
      <EmptyState
        title={t('failed_title')}
        action={
          <Button look="soft" onClick={() => void refetch()}>
            {t('again')}
          </Button>
        }
      />
    ) : (
      <Skeletons count={3} />
    )
  if (data.items.length === 0) return <EmptyState title={t('none_reminders')} text={t('none_reminders_text')} />
  return (
    <>
      <ul>
        {data.items.map(({ id, subject, message, excerpt, dueAt }) => (
          <KeptRow
            key={id}
            sign={
              <span className={styles.sign}>
                <IconAlarm aria-hidden />
              </span>
            }
            subject={subject}
            message={message}
            words={excerpt}
            due={
              <time className={styles.due} dateTime={dueAt}>
                {atMoment(new Date(dueAt), new Date(), i18n.language, me.timeZone)}
              </time>
            }
            below={[message?.author.name, subject && (subject.title || t('direct'))].filter(Boolean).join(' · ')}
            buttons={
              <>
                <IconButton label={t('another_time')} onClick={() => setMoving(id)}>
                  <IconClockEdit aria-hidden />
                </IconButton>
                <IconButton label={t('drop')} onClick={() => drop.mutate({ reminderId: id })}>
                  <IconTrash aria-hidden />
                </IconButton>
              </>
            }
          />
        ))}
      </ul>
      {moving && <Move reminderId={moving} onClose={() => setMoving(undefined)} />}
    </>
  )
}

function Move({ reminderId, onClose }: { reminderId: string; onClose: () => void }) {
  const { t } = useTranslation('keeping')
  const words = useRefusal('keeping')
  const change = useAction(changeReminder, { refreshes: [listReminders], onDone: onClose })
  return (
    <WhenDialog
      title={t('remind_when')}
      often={['minutes', 'hour', 'hours', 'tomorrow', 'monday']}
      verb={t('do_remind')}
      busy={change.isPending && t('saving')}
      error={words(change.error)}
      onPick={(when) => change.mutate({ reminderId, when })}
      onClose={onClose}
    />
  )
}
