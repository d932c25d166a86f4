import { IconGripVertical } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { useSorting } from '#web/kit/use-sorting.ts'
import styles from './Grip.module.css'

type Props = {
  id: string
  label: string
  sorting: ReturnType<typeof useSorting>
  onKeyDown: (event: KeyboardEvent) => void
}

/** By it a row is dragged, with mouse or finger, or moved by arrows. */
export function Grip({ id, label, sorting, onKeyDown }: Props) {
  return (
    <button type="button" className={styles.grip} aria-label={label} onKeyDown={onKeyDown} {...sorting.handle(id)}>
      <IconGripVertical aria-hidden />
    </button>
  )
}
