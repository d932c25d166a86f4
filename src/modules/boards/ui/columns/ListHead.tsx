import {
  IconArchive,
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconDots,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { BoardList } from '../../contract.ts'
import { MAX_NAME } from '../board/bounds.ts'
import styles from './ListHead.module.css'
import { useOnLists } from './on-lists.ts'

type HeadProps = { list: BoardList; seen: number; total: number; onAdd: () => void }

/** Its name moves it: held by the mouse, or taken with Space and moved by arrows. Enter renames. */
export function ListHead({ list, seen, total, onAdd }: HeadProps) {
  const { t } = useTranslation('boards')
  const lists = useOnLists()
  const [isNaming, setNaming] = useState(false)
  const { mayWork } = lists
  const count = seen === total ? `${total}` : t('ui.list.seen', { seen, total })
  const items = [
    { label: t('ui.list.rename'), icon: <IconPencil aria-hidden />, onPick: () => setNaming(true) },
    {
      label: t('ui.list.closes'),
      icon: list.closes ? <IconCircleCheck aria-hidden /> : <IconCircleDashed aria-hidden />,
      side: list.closes ? <IconCheck aria-label={t('ui.list.is_on')} /> : undefined,
      onPick: () => lists.change(list.id, { closes: !list.closes }),
    },
    {
      label: t('ui.list.to_left'),
      icon: <IconArrowLeft aria-hidden />,
      parted: true,
      onPick: () => lists.step(list.id, -1),
    },
    { label: t('ui.list.to_right'), icon: <IconArrowRight aria-hidden />, onPick: () => lists.step(list.id, 1) },
    { label: t('ui.list.archive'), icon: <IconArchive aria-hidden />, parted: true, onPick: () => lists.archive(list) },
  ]
  if (isNaming)
    return (
      <NameField
        name={list.title}
        label={t('ui.list.name')}
        onName={(title) => lists.change(list.id, { title })}
        onEnd={() => setNaming(false)}
      />
    )
  return (
    <header className={styles.head}>
      <h2>
        {mayWork ? (
          <button
            type="button"
            className={styles.name}
            data-list-name={list.id}
            aria-describedby="board-list-keys"
            onClick={() => setNaming(true)}
            onKeyDown={(event) => lists.keys(event, list.id)}
            onKeyUp={keepSpace}
          >
            {list.title}
          </button>
        ) : (
          list.title
        )}
      </h2>
      <span className={styles.count}>
        {list.closes && <IconCircleCheck aria-label={t('ui.list.is_closing')} role="img" />}
        <span className="sr">{t('ui.list.count')} </span>
        {count}
      </span>
      {mayWork && (
        <span className={styles.tools}>
          <Menu
            items={items}
            button={
              <IconButton label={t('ui.list.more', { title: list.title })}>
                <IconDots aria-hidden />
              </IconButton>
            }
          />
          <IconButton label={t('ui.list.add_to', { title: list.title })} onClick={onAdd}>
            <IconPlus aria-hidden />
          </IconButton>
        </span>
      )}
    </header>
  )
}

/** Space takes a list; it does not press its name. */
function keepSpace(event: KeyboardEvent) {
  if (event.key === ' ') event.preventDefault()
}

const focused = (field: HTMLInputElement | null) => field?.focus()

type Naming = {
  name: string
  label: string
  /** `isEntered`: with Enter, so that one may go on. */
  onName: (name: string, isEntered: boolean) => void
  onEnd: () => void
}

/** A name in its place: Enter or leaving keeps it, Escape does not. */
export function NameField({ name, label, onName, onEnd }: Naming) {
  const [value, setValue] = useState(name)
  const isOver = useRef(false)
  const keep = (isEntered: boolean) => {
    if (isOver.current) return
    isOver.current = true
    const said = value.trim()
    if (said && said !== name) onName(said, isEntered)
    onEnd()
  }
  return (
    <form
      className={styles.head}
      onSubmit={(event) => {
        event.preventDefault()
        keep(true)
      }}
    >
      <input
        ref={focused}
        className={styles.field}
        aria-label={label}
        value={value}
        maxLength={MAX_NAME}
        onChange={(event) => setValue(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => keep(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          isOver.current = true
          onEnd()
        }}
      />
    </form>
  )
}
