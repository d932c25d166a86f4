import { IconAlertCircle, IconBell, IconClock, IconFlag3 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction } from '#web/query.ts'
import { changeTask } from '../../task/contract.ts'
import { LabelBar } from '../card/LabelBar.tsx'
import type { Asked } from './asked.ts'
import styles from './Facts.module.css'
import { RepeatFact } from './RepeatFact.tsx'
import { dayOf, pressing, spanOf } from './spoken.ts'
import { type TaskShown, useDoing } from './use-task.ts'
import { Value } from './Value.tsx'

type Props = { task: TaskShown; onAsk: (asked: Asked) => void }

/** What is said of a task in a word or two, each to be changed where it stands. What is not said is not there. */
export function Facts({ task, onAsk }: Props) {
  const { t } = useTranslation('boards')
  const ask = (asked: Asked) => (task.can.work ? () => onAsk(asked) : undefined)
  const labels = task.board.labels.filter(({ id }) => task.labels.includes(id))
  return (
    <dl className={styles.facts}>
      <Places task={task} onAsk={onAsk} />
      {task.assignees.length > 0 && (
        <Row label={t('ui.task.who')} onPress={ask({ about: 'people' })}>
          <ul className={styles.people}>
            {task.assignees.map((person) => (
              <li key={person.id}>
                <PersonFace person={person} size={24} />
                {person.name}
              </li>
            ))}
          </ul>
        </Row>
      )}
      <Days task={task} onAsk={onAsk} />
      <RepeatFact task={task} onPress={ask({ about: 'repeats' })} />
      {labels.length > 0 && (
        <Row label={t('ui.task.labels')} onPress={ask({ about: 'labels' })}>
          <span className={styles.labels}>
            {labels.map((label) => (
              <LabelBar key={label.id} label={label} />
            ))}
          </span>
        </Row>
      )}
      {task.estimate !== null && <Estimate task={task} onPress={ask({ about: 'estimate' })} />}
      {task.isMilestone && <Milestone task={task} />}
      {task.board.fields
        .filter(({ id }) => task.values[id] !== undefined)
        .map((field) => (
          <Row key={field.id} label={field.name} onPress={ask({ about: 'field', fieldId: field.id })}>
            <Value field={field} value={task.values[field.id]!} />
          </Row>
        ))}
    </dl>
  )
}

type RowProps = { label: string; onPress?: (() => void) | undefined; children: ReactNode }

function Row({ label, onPress, children }: RowProps) {
  const { t } = useTranslation('boards')
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd>
        {onPress ? (
          <button type="button" className={styles.value} onClick={onPress} aria-haspopup="dialog">
            <span className="sr">{t('ui.task.change_what', { what: label })} </span>
            {children}
          </button>
        ) : (
          <div className={styles.value}>{children}</div>
        )}
      </dd>
    </div>
  )
}

function Places({ task, onAsk }: Props) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const home = task.places.find(({ boardId }) => boardId === task.board.id)
  const others = task.places.filter(({ boardId }) => boardId !== task.board.id)
  if (!home) return null
  return (
    <>
      <Row label={t('ui.task.stands_in')} onPress={task.can.work ? () => onAsk({ about: 'move' }) : undefined}>
        {home.list}
      </Row>
      {others.length > 0 && (
        <div className={styles.row}>
          <dt>{t('ui.task.also_on')}</dt>
          <dd>
            <ul className={styles.others}>
              {others.map(({ boardId, board, list }) => (
                <li key={boardId}>
                  <Link href={inCommunity(community.slug, 'boards', boardId)}>{board}</Link> <small>{list}</small>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </>
  )
}

function Days({ task, onAsk }: Props) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const speech = { language: i18n.language, timeZone: me.timeZone }
  const press = task.can.work ? () => onAsk({ about: 'days' }) : undefined
  const is = pressing(task, speech)
  const Icon = is === 'late' ? IconAlertCircle : IconClock
  return (
    <>
      {task.startsOn && (
        <Row label={t('ui.task.start')} onPress={press}>
          {dayOf(task.startsOn, task.startsAt, speech)}
        </Row>
      )}
      {task.dueOn && (
        <Row label={t('ui.task.due')} onPress={press}>
          <span className={styles.due} data-is={is}>
            {is && <Icon aria-hidden />}
            {dayOf(task.dueOn, task.dueAt, speech)}
            {is && <small>{t(`ui.task.is_${is}`)}</small>}
          </span>
          {task.remind !== null && (
            <small className={styles.bell}>
              <IconBell aria-hidden />
              <Before minutes={task.remind} />
            </small>
          )}
        </Row>
      )}
    </>
  )
}

/** "1 Tag vorher" */
export function useBefore() {
  const { t, i18n } = useTranslation('boards')
  return (minutes: number): string => {
    if (minutes === 0) return t('ui.task.remind_then')
    const unit = minutes % 1_440 === 0 ? 'day' : minutes % 60 === 0 ? 'hour' : 'minute'
    const count = minutes / { day: 1_440, hour: 60, minute: 1 }[unit]
    const span = new Intl.NumberFormat(i18n.language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
    return t('ui.task.remind_before', { span })
  }
}
function Before({ minutes }: { minutes: number }) {
  return <>{useBefore()(minutes)}</>
}

function Estimate({ task, onPress }: { task: TaskShown; onPress: (() => void) | undefined }) {
  const { t, i18n } = useTranslation('boards')
  return (
    <Row label={t('ui.task.estimate')} onPress={onPress}>
      {spanOf(task.estimate!, i18n.language)}
    </Row>
  )
}

function Milestone({ task }: { task: TaskShown }) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const change = useAction(changeTask, doing)
  const take = () => {
    patch((was) => ({ ...was, isMilestone: false }))
    change.mutate({ taskId: task.id, isMilestone: false })
  }
  return (
    <div className={styles.row}>
      <dt>{t('ui.task.milestone')}</dt>
      <dd>
        <div className={styles.value}>
          <IconFlag3 aria-hidden />
          {t('ui.task.is_milestone')}
          {task.can.work && (
            <button type="button" className={styles.off} onClick={take}>
              {t('ui.task.milestone_off')}
            </button>
          )}
        </div>
      </dd>
    </div>
  )
}
