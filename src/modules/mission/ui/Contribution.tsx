import { useTranslation } from 'react-i18next'
import { shownAs } from '#web/kinds.ts'
import { useQuery } from '#web/query.ts'
import { getContribution } from '../contract-contribution.ts'
import styles from './Contribution.module.css'
import { lastMonths } from './months.ts'
import type { GoalPageShown } from './shown.ts'

/** How much is done for a goal: people, hours, and what each module counts; people month by month. */
export default function Contribution({ goal }: { goal: GoalPageShown }) {
  const { t, i18n } = useTranslation('mission')
  // Words that later modules bring are found by their keys, which no type here can know.
  const say = t as unknown as (key: string, values: object) => string
  const asked = useQuery(getContribution, { goalId: goal.id }, { watch: { subjects: [goal.id] } })
  if (!asked.data) return null
  const { kinds, hours, people, months } = asked.data
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 })
  const facts = [
    ...(hours ? [{ key: 'hours', number: hours, words: t('contribution.hours', { count: Math.round(hours) }) }] : []),
    ...(people > 0 ? [{ key: 'people', number: people, words: t('contribution.people', { count: people }) }] : []),
    ...kinds.flatMap(({ kind, open, done }) => {
      const counted = shownAs(kind)?.counted
      const count = open + done
      return counted ? [{ key: kind, number: count, words: say(counted, { count }) }] : []
    }),
  ].slice(0, 3)
  if (facts.length === 0) return null
  return (
    <>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.key}>
            <dt>{fact.words}</dt>
            <dd>{number.format(fact.number)}</dd>
          </div>
        ))}
      </dl>
      {months.length > 1 && <Months months={months} />}
    </>
  )
}

type Month = { month: string; people: number; deeds: number }

function Months({ months }: { months: Month[] }) {
  const { t, i18n } = useTranslation('mission')
  const shown = lastMonths(months, new Date(), 12)
  const most = Math.max(...shown.map(({ people }) => people))
  const name = (month: string) =>
    new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01`),
    )
  return (
    <figure className={styles.months}>
      <figcaption>{t('contribution.months')}</figcaption>
      <div className={styles.bars} aria-hidden="true">
        {shown.map(({ month, people }) => (
          <i key={month} title={`${name(month)}: ${people}`} style={{ height: `${(people / most) * 100}%` }} />
        ))}
      </div>
      <p className={styles.ends} aria-hidden="true">
        <span>{name(shown[0]?.month ?? '')}</span>
        <span>{t('contribution.now')}</span>
      </p>
      <ul className="sr">
        {months.map(({ month, people }) => (
          <li key={month}>
            {name(month)}: {t('contribution.peopleSaid', { count: people })}
          </li>
        ))}
      </ul>
    </figure>
  )
}
