import { IconCompass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { GoalIcon } from './GoalIcon.tsx'
import styles from './PurposeChip.module.css'

export type Purpose = { kind: 'goal' | 'value' | 'care' | 'operations'; name: string; icon?: string | null }
const kindIcons = { goal: 'compass', value: 'diamond', care: 'heart-handshake', operations: 'tool' } as const

/** Why this exists. With `onOpen` it is a button; without a purpose it asks "Wofür?", never in red. */
export function PurposeChip({ purpose, onOpen }: { purpose: Purpose | null | undefined; onOpen?: () => void }) {
  const { t } = useTranslation('kit')
  const className = cx(styles.chip, !purpose && styles.missing)
  const inside = purpose ? (
    <>
      <GoalIcon name={purpose.icon ?? kindIcons[purpose.kind]} />
      <span className={styles.name}>{purpose.name}</span>
    </>
  ) : (
    <>
      <IconCompass aria-hidden />
      <span className={styles.name}>{t('what_for')}</span>
    </>
  )
  if (!onOpen) return <span className={className}>{inside}</span>
  return (
    <button type="button" className={className} onClick={onOpen} aria-haspopup="dialog">
      <span className="sr">{purpose ? t('purpose') : ''} </span>
      {inside}
    </button>
  )
}
