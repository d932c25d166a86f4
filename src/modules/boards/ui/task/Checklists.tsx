import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { type Spot, useSorting } from '#web/kit/use-sorting.ts'
import { useAction } from '#web/query.ts'
import { addChecklist, moveCheckItem } from '../../checklists/contract.ts'
import { Checklist } from './Checklist.tsx'
import styles from './Checklists.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = { task: TaskShown; isAsked: boolean; onDone: () => void }

/** Small steps, in lists of their own; items are carried from one to another. */
export function Checklists({ task, isAsked, onDone }: Props) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const [fresh, setFresh] = useState<string>()
  const [said, say] = useState('')
  const move = useAction(moveCheckItem, { ...doing, oneByOne: true })
  const add = useAction(addChecklist, {
    ...doing,
    onDone(list) {
      setFresh(list.id)
      onDone()
    },
  })
  const put = (itemId: string, { list, after }: Spot) => {
    patch((was) => moved(was, itemId, { list, after }))
    move.mutate({ itemId, checklistId: list, after })
    const at = moved(task, itemId, { list, after }).checklists.find(({ id }) => id === list)
    const place = (at?.items.findIndex(({ id }) => id === itemId) ?? 0) + 1
    const text = at?.items.find(({ id }) => id === itemId)?.text ?? ''
    say(
      t('ui.task.item_moved', {
        text,
        place,
        of: at?.items.length ?? place,
        list: at?.title || t('ui.task.checklist'),
      }),
    )
  }
  const sorting = useSorting(put)
  if (task.checklists.length === 0 && !isAsked) return null
  return (
    <div ref={sorting.root}>
      {task.checklists.map((list) => (
        <Checklist
          key={list.id}
          task={task}
          list={list}
          sorting={sorting}
          onPut={put}
          isFresh={fresh === list.id}
          onNew={
            list.id === task.checklists.at(-1)?.id && !isAsked
              ? () => add.mutate({ taskId: task.id, title: '' })
              : undefined
          }
        />
      ))}
      {isAsked && <NewChecklist onAdd={(title) => add.mutate({ taskId: task.id, title })} onCancel={onDone} />}
      <p className="sr" aria-live="polite">
        {said}
      </p>
    </div>
  )
}

function NewChecklist({ onAdd, onCancel }: { onAdd: (title: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('boards')
  const [title, setTitle] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <form
      className={styles.new}
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(title.trim())
      }}
    >
      <input
        ref={input}
        aria-label={t('ui.task.checklist_name')}
        placeholder={t('ui.task.checklist_name')}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
      />
      <Button type="submit" size="s" look="soft">
        {t('ui.task.checklist_add')}
      </Button>
      <Button size="s" look="quiet" onClick={onCancel}>
        {t('ui.task.cancel')}
      </Button>
    </form>
  )
}

/** As it stands once the house has done it. */
function moved(task: TaskShown, itemId: string, { list, after }: Spot): TaskShown {
  const item = task.checklists.flatMap(({ items }) => items).find(({ id }) => id === itemId)
  if (!item) return task
  const checklists = task.checklists.map((one) => {
    const items = one.items.filter(({ id }) => id !== itemId)
    if (one.id !== list) return { ...one, items }
    const at = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1
    return { ...one, items: items.toSpliced(at, 0, item) }
  })
  return { ...task, checklists }
}
