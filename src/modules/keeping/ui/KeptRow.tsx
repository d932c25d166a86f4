import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { Link } from '#web/kit/Link.tsx'
import styles from './Kept.module.css'

type Place = { id: string; kind: string; title: string }
type Props = {
  sign: ReactNode
  subject: Place
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
        <Link href={hrefOf(slug, subject, message)}>{words || t('without_words')}</Link>
        <small>{below}</small>
      </div>
      <div className={styles.buttons}>{buttons}</div>
    </li>
  )
}

/** Goals and notes carry talk, too. */
export function hrefOf(slug: string, subject: Place, message?: Props['message']): string {
  const area = subject.kind === 'goal' ? 'goals' : subject.kind === 'note' ? 'notes' : 'talk'
  const path = inCommunity(slug, area, subject.id)
  if (!message) return path
  return `${path}?message=${message.id}${message.threadId ? `&thread=${message.threadId}` : ''}`
}
