/** Somebody wrote a newer version while I wrote mine: both are there, and I say what should hold. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import type { Note } from '../contract.ts'
import { Difference } from './Difference.tsx'
import { merge } from './merge.ts'
import styles from './Note.module.css'

type Props = {
  newer: Note
  base: string
  mine: string
  onTake: (newer: Note, text: string, said?: string) => void
}

export function Conflict({ newer, base, mine, onTake }: Props) {
  const { t } = useTranslation('notes')
  const [isSeen, setSeen] = useState(false)
  const both = merge(base, mine, newer.text)
  return (
    <div className={styles.conflict}>
      <Notice is="warn">
        {t('conflict', { name: newer.writtenBy.name })} {both === undefined && t('both_changed')}
      </Notice>
      <div className={styles.buttons}>
        {both !== undefined && (
          <Button size="s" onClick={() => onTake(newer, both, t('merged'))}>
            {t('merge')}
          </Button>
        )}
        <Button look="soft" size="s" onClick={() => onTake(newer, mine)}>
          {t('keep_mine')}
        </Button>
        <Button look="soft" size="s" onClick={() => onTake(newer, newer.text)}>
          {t('take_newer')}
        </Button>
        <Button look="quiet" size="s" aria-expanded={isSeen} onClick={() => setSeen(!isSeen)}>
          {t('see_both')}
        </Button>
      </div>
      {isSeen && <Difference before={mine} after={newer.text} />}
    </div>
  )
}
