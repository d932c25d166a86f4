// The frame of all screens before one is inside: a form at the left, the one picture at the right.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Course } from '#web/kit/Course.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Star } from '#web/kit/Star.tsx'
import { Marked } from '#web/Marked.tsx'
import { useTitle } from '#web/title.ts'
import { type Language, speak } from '#web/words.ts'
import styles from './Door.module.css'

export function Door({
  title,
  lead,
  picture,
  foot,
  children,
}: {
  title: string
  lead?: ReactNode
  /** In place of the course: what one is invited to. */
  picture?: ReactNode
  /** Below the form: the other ways in. */
  foot?: ReactNode
  children?: ReactNode
}) {
  useTitle(title)
  return (
    <div className={styles.door}>
      <main className={styles.side}>
        <p className={styles.mark}>
          <Link href="/" className={styles.home ?? ''}>
            <Star size={18} />
            Leitstern
          </Link>
        </p>
        <div className={styles.form}>
          <h1>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
          {children}
          {foot && <div className={styles.foot}>{foot}</div>}
        </div>
        <Languages />
      </main>
      <aside className={styles.sky}>{picture ?? <Sky />}</aside>
    </div>
  )
}

const day = (month: number, value: number) => ({ at: Date.UTC(2026, month, 1), value })
const climb = [0, 0.02, 0.07, 0.16, 0.2, 0.31, 0.44, 0.5, 0.62].map((value, month) => day(month, value))

function Sky() {
  const { t } = useTranslation('web')
  return (
    <div className={styles.view}>
      <p className={styles.promise}>
        <Marked text={t('door.promise')} />
      </p>
      <div className={styles.course}>
        <Course
          baseline={0}
          target={1}
          start={Date.UTC(2026, 0, 1)}
          deadline={Date.UTC(2026, 11, 31)}
          readings={climb}
          sentence={t('door.picture')}
          targetLine
          drawOnce="door"
        />
      </div>
    </div>
  )
}

/** Until someone is signed in, the browser's language or the one chosen here. */
function Languages() {
  const { t, i18n } = useTranslation('web')
  const languages: { value: Language; label: string }[] = [
    { value: 'de', label: 'Deutsch' },
    { value: 'en', label: 'English' },
  ]
  return (
    <fieldset className={styles.languages}>
      <legend className="sr">{t('language')}</legend>
      {languages.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          lang={value}
          aria-pressed={i18n.language === value}
          onClick={() => void speak(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}

export const doorStyles = styles
