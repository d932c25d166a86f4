import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommunitySlug } from '#web/community.ts'
import { subjectHref } from '#web/kinds.ts'
import { Link } from '#web/kit/Link.tsx'
import styles from './Kept.module.css'

type Place = { id: string; kind: string; title: string }
type Props = {
  sign: ReactNode
  /** null: out of sight by now */
  subject: Place | null
  message?: { id: string; threadId: string | null } | null
  /** The first words; what leads there. */
  words: string
  /** Above them: when it comes. */
  due?: ReactNode
  below: ReactNode
  buttons: ReactNode
}

/** One thing I keep: its words lead to where it was said. */
export function KeptRow({ sign, subject, message, words, due, below, buttons }: Props) {
  const { t } = useTranslation('keeping')
  const slug = useCommunitySlug() ?? ''
  return (
    <li className={styles.row}>
      {sign}
      <div className={styles.said}>
        {due}
        {subject ? (
          <Link href={subjectHref(slug, subject, { message: message?.id, thread: message?.threadId })}>
            {words || t('without_words')}
          </Link>
        ) : (
          <span>{words || t('without_words')}</span>
        )}
        <small>{below}</small>
      </div>
      <div className={styles.buttons}>{buttons}</div>
    </li>
  )
}
