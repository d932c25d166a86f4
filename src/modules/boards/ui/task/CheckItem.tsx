import {
  IconArrowDown,
  IconArrowRight,
  IconArrowUp,
  IconDots,
  IconSubtask,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { namesOfNobody, textWords } from '#modules/text/names.ts'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { useHere } from '#web/here.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { toast } from '#web/kit/toast.ts'
import type { Spot, useSorting } from '#web/kit/use-sorting.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction } from '#web/query.ts'
import {
  addCheckItem,
  changeCheckItem,
  makeTaskOfItem,
  removeCheckItem,
  tickCheckItem,
} from '../../checklists/contract.ts'
import type { Checklist, CheckItem as ItemShown } from '../../task/contract.ts'
import { todayIn } from '../due.ts'
import styles from './Checklists.module.css'
import { Grip } from './Grip.tsx'
import { dayOf } from './spoken.ts'
import { type TaskShown, useDoing } from './use-task.ts'

const ItemDialog = lazy(() => import('./ItemDialog.tsx'))

type Props = {
  task: TaskShown
  list: Checklist
  item: ItemShown
  n: number
  sorting: ReturnType<typeof useSorting>
  onPut: (itemId: string, spot: Spot) => void
}

export function CheckItem({ task, list, item, n, sorting, onPut }: Props) {
  const { t, i18n } = useTranslation('boards')
  const { t: ofText } = useTranslation('text')
  const { me } = useHere()
  const { patch, ...doing } = useDoing(task.id)
  const [isWriting, setWriting] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const tick = useAction(tickCheckItem, { ...doing, oneByOne: true })
  const change = (to: Partial<ItemShown>) =>
    patch((was) => ({
      ...was,
      checklists: was.checklists.map((one) => ({
        ...one,
        items: one.items.map((it) => (it.id === item.id ? { ...it, ...to } : it)),
      })),
    }))
  const { spot, moving } = sorting
  // Shown before the house has given it a place: nothing can be done with it yet.
  const works = task.can.work && item.position !== ''
  const isDropAfter = spot?.list === list.id && spot.after === item.id
  const isLate = !item.doneAt && item.dueOn !== null && item.dueOn < todayIn(me.timeZone)
  /** One step each, also into the checklist above and below. */
  const step = (event: KeyboardEvent) => {
    const next = spotBeside(task, list, n, event.key)
    if (!next) return
    event.preventDefault()
    onPut(item.id, next)
  }
  const words = toPlain(parse(item.text), namesOfNobody(textWords(ofText)))
  return (
    <li
      className={styles.item}
      data-row={item.id}
      data-coming={item.position === '' ? '' : undefined}
      data-moving={moving === item.id ? '' : undefined}
      data-drop={isDropAfter ? 'after' : undefined}
    >
      {works && (
        <Grip id={item.id} label={t('ui.task.item_move', { text: words })} sorting={sorting} onKeyDown={step} />
      )}
      <input
        type="checkbox"
        checked={item.doneAt !== null}
        disabled={!works}
        aria-label={words}
        onChange={(event) => {
          change({ doneAt: event.target.checked ? new Date().toISOString() : null })
          tick.mutate({ itemId: item.id, isDone: event.target.checked })
        }}
      />
      {isWriting ? (
        <Writing task={task} item={item} onText={(text) => change({ text })} onDone={() => setWriting(false)} />
      ) : (
        <div className={styles.words} data-done={item.doneAt ? '' : undefined}>
          {works ? (
            <button type="button" onClick={() => setWriting(true)} data-tip={t('ui.task.item_change')}>
              {words}
            </button>
          ) : (
            words
          )}
          {(item.assignee || item.dueOn) && (
            <small data-late={isLate || undefined}>
              {item.assignee && <PersonFace person={item.assignee} size={24} />}
              {item.assignee?.name}
              {item.dueOn && <span>{dayOf(item.dueOn, null, { language: i18n.language, timeZone: me.timeZone })}</span>}
            </small>
          )}
        </div>
      )}
      {works && !isWriting && <More {...{ task, list, item, n, words, onPut }} onAsk={() => setAsked(true)} />}
      {isAsked && (
        <Suspense>
          <ItemDialog task={task} item={item} words={words} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </li>
  )
}

function spotBeside(task: TaskShown, list: Checklist, n: number, key: string): Spot | undefined {
  const at = task.checklists.findIndex(({ id }) => id === list.id)
  const { items } = list
  if (key === 'ArrowUp') {
    if (n > 0) return { list: list.id, after: items[n - 2]?.id ?? null }
    const above = task.checklists[at - 1]
    return above && { list: above.id, after: above.items.at(-1)?.id ?? null }
  }
  if (key !== 'ArrowDown') return undefined
  if (n < items.length - 1) return { list: list.id, after: items[n + 1]!.id }
  const below = task.checklists[at + 1]
  return below && { list: below.id, after: null }
}

function Writing({
  task,
  item,
  onText,
  onDone,
}: {
  task: TaskShown
  item: ItemShown
  onText: (text: string) => void
  onDone: () => void
}) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const [text, setText] = useState(item.text)
  const area = useRef<HTMLTextAreaElement>(null)
  const change = useAction(changeCheckItem, doing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: as tall as its words
  useEffect(() => {
    const box = area.current
    if (!box) return
    box.style.height = '0'
    box.style.height = `${box.scrollHeight}px`
  }, [text])
  const save = () => {
    const next = text.trim()
    if (next && next !== item.text) {
      onText(next)
      change.mutate({ itemId: item.id, text: next })
    }
    onDone()
  }
  return (
    <textarea
      ref={area}
      className={styles.writing}
      aria-label={t('ui.task.item_change')}
      rows={1}
      maxLength={1_000}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the words that were pressed
      autoFocus
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          save()
        } else if (event.key === 'Escape') {
          event.stopPropagation()
          onDone()
        }
      }}
    />
  )
}

type MoreProps = Pick<Props, 'task' | 'list' | 'item' | 'n' | 'onPut'> & { words: string; onAsk: () => void }

function More({ task, list, item, n, words, onPut, onAsk }: MoreProps) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const bring = useAction(addCheckItem, doing)
  const said = { text: item.text, assigneeId: item.assignee?.id ?? null, dueOn: item.dueOn }
  const undo = () => bring.mutate({ checklistId: list.id, after: list.items[n - 1]?.id ?? null, ...said })
  const remove = useAction(removeCheckItem, {
    ...doing,
    onDone: () => toast({ text: t('ui.task.item_gone'), undo }),
  })
  const toPart = useAction(makeTaskOfItem, { ...doing, onDone: () => toast({ text: t('ui.task.item_is_part') }) })
  const step = (key: string, label: string, icon: MenuItem['icon']): MenuItem[] => {
    const spot = spotBeside(task, list, n, key)
    return spot ? [{ label, icon, onPick: () => onPut(item.id, spot) }] : []
  }
  const items: MenuItem[] = [
    { label: t('ui.task.item_who'), icon: <IconUserPlus aria-hidden />, onPick: onAsk },
    {
      label: t('ui.task.item_to_part'),
      icon: <IconSubtask aria-hidden />,
      onPick: () => toPart.mutate({ itemId: item.id }),
    },
    ...step('ArrowUp', t('ui.task.up'), <IconArrowUp aria-hidden />),
    ...step('ArrowDown', t('ui.task.down'), <IconArrowDown aria-hidden />),
    ...task.checklists
      .filter(({ id }) => id !== list.id)
      .map((other) => ({
        label: t('ui.task.item_into', { list: other.title || t('ui.task.checklist') }),
        icon: <IconArrowRight aria-hidden />,
        onPick: () => onPut(item.id, { list: other.id, after: other.items.at(-1)?.id ?? null }),
      })),
    {
      label: t('ui.task.item_remove'),
      icon: <IconTrash aria-hidden />,
      parted: true,
      danger: true,
      onPick: () => remove.mutate({ itemId: item.id }),
    },
  ]
  return (
    <Menu
      button={
        <IconButton label={t('ui.task.item_more', { text: words })} className={styles.more}>
          <IconDots aria-hidden />
        </IconButton>
      }
      items={items}
    />
  )
}
