import { IconArrowBarUp, IconArrowDown, IconArrowUp, IconCheck, IconDots } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction } from '#web/query.ts'
import { makePartOfTask, makeTaskOfPart, movePart } from '../../parts/contract.ts'
import { addPart, closeTask, type Part, reopenTask } from '../../task/contract.ts'
import { type Early, whyEarly } from '../board/early.ts'
import { Blocked } from './Blocked.tsx'
import { Grip } from './Grip.tsx'
import styles from './Parts.module.css'
import { dayOf } from './spoken.ts'
import task_ from './Task.module.css'
import { useRows } from './use-rows.ts'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = { task: TaskShown; isAsked: boolean; onDone: () => void }

/** Tasks below a task: each a task of its own, without a place on the board. */
export function Parts({ task, isAsked, onDone }: Props) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const { parts } = task
  const move = useAction(movePart, {
    ...doing,
    oneByOne: true,
    onRefused(refused) {
      sorted.back()
      doing.onRefused(refused)
    },
  })
  const sorted = useRows(parts, {
    onPut: ({ id }, after) => move.mutate({ taskId: id, after }),
    words: ({ title }, place, of) => t('ui.task.part_moved', { title, place, of }),
  })
  if (parts.length === 0 && !isAsked) return null
  const done = parts.filter(({ closedAt }) => closedAt).length
  return (
    <section className={task_.part}>
      <SectionHead title={t('ui.task.parts')} side={parts.length > 0 && t('ui.task.of', { done, of: parts.length })} />
      <div ref={sorted.root}>
        <ul {...sorted.list}>
          {sorted.rows.map((part) => (
            <Row key={part.id} task={task} part={part} sorted={sorted} />
          ))}
        </ul>
      </div>
      <p className="sr" aria-live="polite">
        {sorted.said}
      </p>
      {task.can.work && <NewPart task={task} takesFocus={isAsked} onCancel={onDone} />}
    </section>
  )
}

type RowProps = { task: TaskShown; part: Part; sorted: ReturnType<typeof useRows<Part>> }

function Row({ task, part, sorted }: RowProps) {
  const { t, i18n } = useTranslation('boards')
  const { community, me } = useHere()
  const { patch, ...doing } = useDoing(task.id)
  const [early, setEarly] = useState<Early>()
  const show = (closedAt: string | null) =>
    patch((was) => ({ ...was, parts: was.parts.map((one) => (one.id === part.id ? { ...one, closedAt } : one)) }))
  const close = useAction(closeTask, {
    ...doing,
    oneByOne: true,
    onRefused(refused) {
      const why = whyEarly(refused)
      if (!why) return doing.onRefused(refused)
      show(null)
      setEarly(why)
    },
  })
  const finish = (anyway?: true) => {
    show(new Date().toISOString())
    close.mutate({ taskId: part.id, ...(anyway && { anyway }) })
  }
  const reopen = useAction(reopenTask, { ...doing, oneByOne: true })
  const isDone = part.closedAt !== null
  const toggle = () => {
    if (!isDone) return finish()
    show(null)
    reopen.mutate({ taskId: part.id })
  }
  const href = inCommunity(community.slug, 'tasks', part.id)
  return (
    <li {...sorted.row(part.id, styles.row)}>
      {task.can.work && <Grip {...sorted.grip(part.id)} label={t('ui.task.part_move', { title: part.title })} />}
      <button
        type="button"
        className={styles.done}
        aria-pressed={isDone}
        aria-label={t('ui.task.part_done', { title: part.title })}
        disabled={!task.can.work}
        onClick={toggle}
      >
        <IconCheck aria-hidden />
      </button>
      <Link href={href} className={styles.words} data-done={isDone ? '' : undefined}>
        <span>{part.title}</span>
        {(part.dueOn || part.parts) && (
          <small>
            {part.dueOn && dayOf(part.dueOn, part.dueAt, { language: i18n.language, timeZone: me.timeZone })}
            {part.dueOn && part.parts && ' · '}
            {part.parts && t('ui.task.of', part.parts)}
          </small>
        )}
      </Link>
      <span className={styles.people}>
        {part.assignees.slice(0, 3).map((person) => (
          <span key={person.id} title={person.name}>
            <PersonFace person={person} size={24} />
            <span className="sr">{person.name}</span>
          </span>
        ))}
      </span>
      {task.can.work && <More task={task} part={part} sorted={sorted} />}
      <Blocked
        why={early}
        onKeep={() => setEarly(undefined)}
        onAnyway={() => {
          setEarly(undefined)
          finish(true)
        }}
      />
    </li>
  )
}

function More({ task, part, sorted }: RowProps) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const [early, setEarly] = useState<Early>()
  const back = useAction(makePartOfTask, doing)
  const out = useAction(makeTaskOfPart, {
    ...doing,
    onDone: () =>
      toast({
        text: t('ui.task.part_is_out', { title: part.title }),
        undo: () => back.mutate({ taskId: part.id, parentId: task.id }),
      }),
    onRefused(refused) {
      const why = whyEarly(refused)
      if (why) setEarly(why)
      else doing.onRefused(refused)
    },
  })
  // Where the task itself stands its part comes to stand, right after it.
  const home = task.places.find(({ boardId }) => boardId === task.board.id)
  const at = sorted.rows.findIndex(({ id }) => id === part.id)
  const isLast = at === sorted.rows.length - 1
  if (!home && sorted.rows.length < 2) return null
  const takeOut = (anyway?: true) =>
    home && out.mutate({ taskId: part.id, listId: home.listId, after: task.id, ...(anyway && { anyway }) })
  if (early)
    return (
      <Blocked
        why={early}
        onKeep={() => setEarly(undefined)}
        onAnyway={() => {
          setEarly(undefined)
          takeOut(true)
        }}
      />
    )
  return (
    <Menu
      button={
        <IconButton label={t('ui.task.part_more', { title: part.title })}>
          <IconDots aria-hidden />
        </IconButton>
      }
      items={[
        ...(at > 0
          ? [{ label: t('ui.task.up'), icon: <IconArrowUp aria-hidden />, onPick: () => sorted.step(part.id, -1) }]
          : []),
        ...(isLast
          ? []
          : [{ label: t('ui.task.down'), icon: <IconArrowDown aria-hidden />, onPick: () => sorted.step(part.id, 1) }]),
        ...(home
          ? [
              {
                label: t('ui.task.part_out', { list: home.list }),
                icon: <IconArrowBarUp aria-hidden />,
                onPick: () => takeOut(),
              },
            ]
          : []),
      ]}
    />
  )
}

function NewPart({ task, takesFocus, onCancel }: { task: TaskShown; takesFocus: boolean; onCancel: () => void }) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const [title, setTitle] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) input.current?.focus()
  }, [takesFocus])
  const add = useAction(addPart, { ...doing, oneByOne: true })
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (!title.trim()) return
        add.mutate({ taskId: task.id, title: title.trim() })
        setTitle('')
      }}
    >
      <input
        ref={input}
        aria-label={t('ui.task.part_add')}
        placeholder={t('ui.task.part_add')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
      />
    </form>
  )
}
