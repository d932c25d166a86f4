import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { skipTask } from '../../repeat/contract.ts'
import { sentenceOfRule } from '../rule-words.ts'
import styles from './Facts.module.css'
import { dayOf } from './spoken.ts'
import { type TaskShown, useDoing } from './use-task.ts'

/** In which rhythm a task comes again; that it did, where the next one is there already. */
export function RepeatFact({ task, onPress }: { task: TaskShown; onPress: (() => void) | undefined }) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const speech = { language: i18n.language, timeZone: me.timeZone }
  const { patch: _, ...doing } = useDoing(task.id)
  const skip = useAction(skipTask, {
    ...doing,
    onDone: ({ dueOn, startsOn }) =>
      toast({ text: t('ui.repeat.skipped', { day: dayOf((dueOn ?? startsOn)!, null, speech) }) }),
  })
  const { repeats } = task
  if (!repeats && !task.wasRepeated) return null
  const what = t('ui.repeat.row')
  const said = repeats && (
    <>
      {sentenceOfRule(repeats.rule, { t, language: i18n.language })}
      <small className={styles.bell}>
        {repeats.next ? t('ui.repeat.next', { day: dayOf(repeats.next, null, speech) }) : t('ui.repeat.last')}
      </small>
    </>
  )
  return (
    <div className={styles.row}>
      <dt>{what}</dt>
      <dd>
        {!repeats && <div className={styles.value}>{t('ui.repeat.was')}</div>}
        {repeats && !onPress && <div className={styles.value}>{said}</div>}
        {repeats && onPress && (
          <button type="button" className={styles.value} onClick={onPress} aria-haspopup="dialog">
            <span className="sr">{t('ui.task.change_what', { what })} </span>
            {said}
          </button>
        )}
        {repeats?.next && onPress && !task.closedAt && (
          <button type="button" className={styles.off} onClick={() => skip.mutate({ taskId: task.id })}>
            {t('ui.repeat.skip')}
          </button>
        )}
      </dd>
    </div>
  )
}
