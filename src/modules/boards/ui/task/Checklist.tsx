import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { type ClipboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { toast } from '#web/kit/toast.ts'
import type { Spot, useSorting } from '#web/kit/use-sorting.ts'
import { useAction } from '#web/query.ts'
import {
  addCheckItem,
  addChecklist,
  moveChecklist,
  removeChecklist,
  renameChecklist,
} from '../../checklists/contract.ts'
import type { Checklist as ChecklistShown } from '../../task/contract.ts'
import { CheckItem } from './CheckItem.tsx'
import styles from './Checklists.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = {
  task: TaskShown
  list: ChecklistShown
  sorting: ReturnType<typeof useSorting>
  onPut: (itemId: string, spot: Spot) => void
  /** Just made: its first item is asked for. */
  isFresh: boolean
  onNew: (() => void) | undefined
}

export function Checklist({ task, list, sorting, onPut, isFresh, onNew }: Props) {
  const { t } = useTranslation('boards')
  const done = list.items.filter(({ doneAt }) => doneAt).length
  const dropsFirst = sorting.spot?.list === list.id && sorting.spot.after === null
  return (
    <section className={styles.list} data-rows={list.id} aria-label={list.title || t('ui.task.checklist')}>
      <Head task={task} list={list} done={done} onNew={onNew} />
      {list.items.length > 0 && (
        <div className={styles.bar} aria-hidden="true">
          <i style={{ width: `${(100 * done) / list.items.length}%` }} />
        </div>
      )}
      <ul data-drop={dropsFirst ? 'first' : undefined} className={styles.items}>
        {list.items.map((item, n) => (
          <CheckItem key={item.id} task={task} list={list} item={item} n={n} sorting={sorting} onPut={onPut} />
        ))}
      </ul>
      {task.can.work && <NewItem task={task} list={list} takesFocus={isFresh} />}
    </section>
  )
}

type HeadProps = { task: TaskShown; list: ChecklistShown; done: number; onNew: (() => void) | undefined }

function Head({ task, list, done, onNew }: HeadProps) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const [title, setTitle] = useState<string>()
  const rename = useAction(renameChecklist, doing)
  const move = useAction(moveChecklist, doing)
  const bring = useAction(addChecklist, doing)
  const remove = useAction(removeChecklist, {
    ...doing,
    onDone: () => toast({ text: t('ui.task.checklist_gone'), undo }),
  })
  const all = task.checklists
  const at = all.findIndex(({ id }) => id === list.id)
  const undo = () =>
    bring.mutate({
      taskId: task.id,
      title: list.title,
      after: all[at - 1]?.id ?? null,
      items: list.items.map(({ text, doneAt, assignee, dueOn }) => ({
        text,
        isDone: doneAt !== null,
        assigneeId: assignee?.id ?? null,
        dueOn,
      })),
    })
  const save = () => {
    const next = title?.trim()
    if (next !== undefined && next !== list.title) {
      const checklists = all.map((one) => (one.id === list.id ? { ...one, title: next } : one))
      patch((was) => ({ ...was, checklists }))
      rename.mutate({ checklistId: list.id, title: next })
    }
    setTitle(undefined)
  }
  const items: MenuItem[] = [
    { label: t('ui.task.rename'), icon: <IconPencil aria-hidden />, onPick: () => setTitle(list.title) },
    ...(onNew ? [{ label: t('ui.task.checklist_another'), icon: <IconDots aria-hidden />, onPick: onNew }] : []),
    ...(at > 0
      ? [
          {
            label: t('ui.task.up'),
            icon: <IconArrowUp aria-hidden />,
            onPick: () => move.mutate({ checklistId: list.id, after: all[at - 2]?.id ?? null }),
          },
        ]
      : []),
    ...(at < all.length - 1
      ? [
          {
            label: t('ui.task.down'),
            icon: <IconArrowDown aria-hidden />,
            onPick: () => move.mutate({ checklistId: list.id, after: all[at + 1]!.id }),
          },
        ]
      : []),
    {
      label: t('ui.task.checklist_remove'),
      icon: <IconTrash aria-hidden />,
      parted: true,
      danger: true,
      onPick: () => remove.mutate({ checklistId: list.id }),
    },
  ]
  return (
    <div className={styles.head}>
      {title === undefined ? (
        <h2>{list.title || t('ui.task.checklist')}</h2>
      ) : (
        <input
          aria-label={t('ui.task.checklist_name')}
          // biome-ignore lint/a11y/noAutofocus: it was asked for
          autoFocus
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save()
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setTitle(undefined)
          }}
        />
      )}
      {list.items.length > 0 && (
        <span className={styles.count}>{t('ui.task.of', { done, of: list.items.length })}</span>
      )}
      {task.can.work && (
        <Menu
          button={
            <IconButton label={t('ui.task.checklist_more', { name: list.title || t('ui.task.checklist') })}>
              <IconDots aria-hidden />
            </IconButton>
          }
          items={items}
        />
      )}
    </div>
  )
}

/** One line after the other; several lines that are pasted become several items. */
function NewItem({ task, list, takesFocus }: { task: TaskShown; list: ChecklistShown; takesFocus: boolean }) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) input.current?.focus()
  }, [takesFocus])
  const add = useAction(addCheckItem, { ...doing, oneByOne: true })
  const put = (lines: readonly string[]) => {
    for (const line of lines) add.mutate({ checklistId: list.id, text: line })
    const fresh = lines.map((line) => ({
      id: crypto.randomUUID(),
      text: line,
      position: '',
      assignee: null,
      dueOn: null,
      doneAt: null,
    }))
    patch((was) => ({
      ...was,
      checklists: was.checklists.map((one) => (one.id === list.id ? { ...one, items: [...one.items, ...fresh] } : one)),
    }))
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = linesOf(event.clipboardData.getData('text/plain'))
    if (lines.length < 2) return
    event.preventDefault()
    put(lines.slice(0, 100))
  }
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (!text.trim()) return
        put([text.trim()])
        setText('')
      }}
    >
      <input
        ref={input}
        aria-label={t('ui.task.item_add')}
        placeholder={t('ui.task.item_add')}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={paste}
      />
    </form>
  )
}

/** Without the signs that lists begin with elsewhere. */
const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*•]\s*)?(?:\[[ xX]?\]\s*)?/, '')
        .trim()
        .slice(0, 1_000),
    )
    .filter(Boolean)
