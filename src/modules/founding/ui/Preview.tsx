import { useTranslation } from 'react-i18next'
import { Course } from '#web/kit/Course.tsx'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import { formatNumber } from '#web/kit/number.ts'
import { Marked } from '#web/Marked.tsx'
import type { Draft } from './draft.ts'
import styles from './Preview.module.css'

/** The community as it grows: crest, mission, and the way to its first goal. */
export function Preview({ draft }: { draft: Draft }) {
  const { t } = useTranslation('founding')
  return (
    <>
      <div className={styles.preview} data-empty={draft.mission.trim() === '' || undefined}>
        <p className={styles.top}>
          <span className={styles.crest} aria-hidden="true">
            {draft.logo ? <img src={draft.logo} alt="" /> : draft.name.trim().slice(0, 1) || '·'}
          </span>
          {draft.name.trim() || t('preview.name')}
        </p>
        <p className={styles.mission}>
          <Marked text={draft.mission.trim() || t('preview.mission')} />
        </p>
        <Way draft={draft} />
        <Values draft={draft} />
      </div>
      <p className={styles.below}>{t(draft.slug ? 'preview.stands' : 'preview.below')}</p>
    </>
  )
}

function Way({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation('founding')
  const { title, baseline = 0, target, unit, deadline } = draft.goal
  const number = (value: number) => formatNumber(value, i18n.language)
  const has = target !== undefined && !draft.later.includes('goal')
  const whole = has ? `${number(target)} ${unit}`.trim() : ''
  const name = title.trim() || t('preview.goal')
  return (
    <div className={styles.way}>
      <Course
        baseline={baseline}
        target={has ? target : baseline + 1}
        start={Date.now()}
        deadline={deadline || Date.now() + 365 * 86_400_000}
        readings={[]}
        sentence={t('preview.sentence', { name, now: number(baseline), whole })}
        targetLine
        {...(whole && { targetLabel: whole })}
      />
      <p className={styles.ends} aria-hidden="true">
        <span>{t('preview.today')}</span>
        <span>{has && deadline && dayOf(deadline, i18n.language)}</span>
      </p>
      <p className={styles.goal}>
        <GoalIcon name={draft.goal.icon} />
        {name}
      </p>
      {has && (
        <p className={styles.number}>
          <b>{number(baseline)}</b> {t('preview.of', { whole })}
        </p>
      )}
    </div>
  )
}

function Values({ draft }: { draft: Draft }) {
  const shown = draft.values.filter(({ title }) => title.trim())
  if (shown.length === 0) return null
  return <p className={styles.values}>{shown.map(({ title }) => title).join(' · ')}</p>
}

function dayOf(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  )
}
