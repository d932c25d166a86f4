import { IconPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { type BoardList, getBoard } from '../../contract.ts'
import { addFromTemplate, listTaskTemplates } from '../../copies/contract.ts'
import { MAX_TASK_TITLE } from '../board/bounds.ts'
import { useOnBoard } from '../board/on-board.ts'
import styles from './AddTask.module.css'

/** So many lines that are pasted become tasks at once. */
const MOST_LINES = 100

type Props = { list: BoardList; isOpen: boolean; onOpen: (open: boolean) => void }

/** A task where it comes to stand: Enter adds it and goes on with the next one, Escape ends. */
export function AddTask({ list, isOpen, onOpen }: Props) {
  const { t } = useTranslation('boards')
  if (!isOpen)
    return (
      <Button
        look="quiet"
        size="s"
        className={styles.open}
        icon={<IconPlus aria-hidden />}
        onClick={() => onOpen(true)}
      >
        {t('ui.list.add')}
      </Button>
    )
  return <Line list={list} onEnd={() => onOpen(false)} />
}

function Line({ list, onEnd }: { list: BoardList; onEnd: () => void }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [title, setTitle] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  const add = () => {
    if (title.trim()) doings.add(list.id, title.trim())
    setTitle('')
    field.current?.focus()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (title.trim()) add()
      else onEnd()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onEnd()
    }
  }
  /** A list from elsewhere becomes a list here. */
  const paste = (event: ClipboardEvent) => {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .flatMap((line) => line.trim() || [])
    if (lines.length < 2) return
    event.preventDefault()
    for (const line of lines.slice(0, MOST_LINES)) doings.add(list.id, line.slice(0, MAX_TASK_TITLE))
  }
  return (
    <form
      className={styles.adding}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && !title.trim()) onEnd()
      }}
    >
      <textarea
        ref={field}
        className={styles.field}
        rows={2}
        aria-label={t('ui.list.add_to', { title: list.title })}
        placeholder={t('ui.list.what')}
        value={title}
        maxLength={MAX_TASK_TITLE}
        onChange={(event) => setTitle(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={keys}
        onPaste={paste}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="s">
          {t('ui.list.add_now')}
        </Button>
        <Button size="s" look="quiet" onClick={onEnd}>
          {t('ui.list.add_done')}
        </Button>
      </div>
      <Templates list={list} onAdded={() => field.current?.focus()} />
    </form>
  )
}

/** What the board keeps for such lists: one press, and the next one can follow. Not there where it keeps nothing. */
function Templates({ list, onAdded }: { list: BoardList; onAdded: () => void }) {
  const { t } = useTranslation('boards')
  const { boardId, doings } = useOnBoard()
  const { data } = useQuery(listTaskTemplates, { boardId })
  const add = useAction(addFromTemplate, { refreshes: [getBoard], onRefused: doings.onRefused, oneByOne: true })
  if (!data?.items.length) return null
  const pick = (taskId: string) => {
    add.mutate({ listId: list.id, taskId })
    onAdded()
  }
  return (
    <fieldset className={styles.templates}>
      <legend>{t('ui.list.templates')}</legend>
      <Chips>
        {data.items.map(({ id, title }) => (
          <Chip key={id} onClick={() => pick(id)}>
            {title}
          </Chip>
        ))}
      </Chips>
    </fieldset>
  )
}
