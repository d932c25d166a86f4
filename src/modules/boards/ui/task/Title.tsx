import { IconCheck, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { changeTask, closeTask, reopenTask } from '../../task/contract.ts'
import { type Early, whyEarly } from '../board/early.ts'
import { Blocked } from './Blocked.tsx'
import styles from './Title.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

/** Whether it is done, and what it is called: both are changed where they stand. */
export function Title({ task, level }: { task: TaskShown; level: 1 | 2 }) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  return (
    <>
      {task.parent && (
        <p className={styles.parent}>
          {t('ui.task.part_of')}
          <IconChevronRight aria-hidden />
          <Link href={inCommunity(community.slug, 'tasks', task.parent.id)}>{task.parent.title}</Link>
        </p>
      )}
      <div className={styles.line}>
        <Done task={task} />
        <Words task={task} level={level} />
      </div>
    </>
  )
}

function Done({ task }: { task: TaskShown }) {
  const { t } = useTranslation('boards')
  const { patch, onRefused, refreshes } = useDoing(task.id)
  const [early, setEarly] = useState<Early>()
  const taskId = task.id
  const reopen = useAction(reopenTask, { refreshes, onRefused, oneByOne: true })
  const undo = () => reopen.mutate({ taskId })
  const close = useAction(closeTask, {
    refreshes,
    oneByOne: true,
    onDone: () => toast({ text: t('ui.task.done_now', { title: task.title }), undo }),
    onRefused(refused) {
      patch((was) => ({ ...was, closedAt: null }))
      const why = whyEarly(refused)
      if (why) setEarly(why)
      else onRefused(refused)
    },
  })
  const before = task.waitsFor.filter(({ closedAt }) => !closedAt)
  const isDone = task.closedAt !== null
  const toggle = () => {
    if (isDone) {
      patch((was) => ({ ...was, closedAt: null }))
      return reopen.mutate({ taskId })
    }
    if (before.length > 0) return setEarly('waits_for_others')
    patch((was) => ({ ...was, closedAt: new Date().toISOString() }))
    close.mutate({ taskId })
  }
  return (
    <>
      <button
        type="button"
        className={styles.done}
        aria-pressed={isDone}
        aria-label={t(isDone ? 'ui.task.is_done' : 'ui.task.done')}
        data-tip={t(isDone ? 'ui.task.reopen' : 'ui.task.done')}
        disabled={!task.can.work}
        onClick={toggle}
      >
        <IconCheck aria-hidden />
      </button>
      <Blocked
        why={early}
        before={before}
        onKeep={() => setEarly(undefined)}
        onAnyway={() => {
          setEarly(undefined)
          patch((was) => ({ ...was, closedAt: new Date().toISOString() }))
          close.mutate({ taskId, anyway: true })
        }}
      />
    </>
  )
}

const MOST = 300

function Words({ task, level }: { task: TaskShown; level: 1 | 2 }) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const [text, setText] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const change = useAction(changeTask, doing)
  const Heading = level === 1 ? 'h1' : 'h2'
  const isWriting = text !== undefined
  useEffect(() => {
    const box = area.current
    if (!box || text === undefined) return
    box.style.height = '0'
    box.style.height = `${box.scrollHeight}px`
  }, [text])
  const leave = () => {
    setText(undefined)
    requestAnimationFrame(() => button.current?.focus())
  }
  const save = () => {
    const title = text?.trim().replace(/\s+/g, ' ')
    if (title && title !== task.title) {
      patch((was) => ({ ...was, title }))
      change.mutate({ taskId: task.id, title })
    }
  }
  if (isWriting)
    return (
      <textarea
        ref={area}
        className={styles.writing}
        data-level={level}
        aria-label={t('ui.task.title')}
        rows={1}
        maxLength={MOST}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the heading that was pressed
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          save()
          setText(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            save()
            leave()
          } else if (event.key === 'Escape') {
            event.stopPropagation()
            leave()
          }
        }}
      />
    )
  return (
    <Heading className={styles.title} data-done={task.closedAt ? '' : undefined} data-level={level}>
      {task.can.work ? (
        <button ref={button} type="button" onClick={() => setText(task.title)} data-tip={t('ui.task.rename')}>
          {task.title}
        </button>
      ) : (
        task.title
      )}
    </Heading>
  )
}
