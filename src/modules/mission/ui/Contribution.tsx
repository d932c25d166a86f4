import { useTranslation } from 'react-i18next'
import { shownAs } from '#web/kinds.ts'
import { type Person as FaceShown, FaceStack } from '#web/kit/Face.tsx'
import { useQuery } from '#web/query.ts'
import { getContribution } from '../contract-contribution.ts'
import styles from './Contribution.module.css'
import { lastMonths } from './months.ts'
import type { GoalPageShown } from './shown.ts'

type Fact = { key: string; number: number; of?: number; words: string; more?: string | false }

/** How much is done for a goal: people, hours, and what most of it was; who is on it; people month by month. */
export default function Contribution({ goal }: { goal: GoalPageShown }) {
  const { t, i18n } = useTranslation('mission')
  // Words that later modules bring are found by their keys, which no type here can know.
  const say = t as unknown as (key: string, values: object) => string
  const asked = useQuery(getContribution, { goalId: goal.id }, { watch: { subjects: [goal.id] } })
  if (!asked.data) return null
  const { kinds, hours, hoursLately, people, months, on } = asked.data
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 })
  const lately = Math.round(hoursLately ?? 0)
  const isPart = hours !== null && lately > 0 && lately < Math.round(hours)
  const facts: Fact[] = []
  if (hours)
    facts.push({
      key: 'hours',
      number: hours,
      words: t('contribution.hours', { count: Math.round(hours) }),
      more: isPart && t('contribution.lately', { count: lately }),
    })
  if (people > 0) facts.push({ key: 'people', number: people, words: t('contribution.people', { count: people }) })
  for (const { kind, open, done } of kinds.toSorted((one, other) => other.done - one.done || other.open - one.open)) {
    const counted = shownAs(kind)?.counted
    const count = open + done
    if (counted)
      facts.push({ key: kind, number: done || count, ...(done > 0 && { of: count }), words: say(counted, { count }) })
  }
  if (facts.length === 0) return null
  return (
    <>
      <dl className={styles.facts}>
        {facts.slice(0, 3).map((fact) => (
          <div key={fact.key}>
            <dt>
              {fact.words}
              {fact.more && <small>{fact.more}</small>}
            </dt>
            <dd>
              {number.format(fact.number)}
              {fact.of !== undefined && <small> {t('contribution.of', { count: fact.of })}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {on.total > 0 && <On {...on} />}
      {months.length > 1 && <Months months={months} />}
    </>
  )
}

/** Who is on what is open. */
function On({ people, total }: { people: FaceShown[]; total: number }) {
  const { t, i18n } = useTranslation('mission')
  const names = people.slice(0, total > 4 ? 3 : 4).map(({ name }) => name)
  const more = total - names.length
  const said = new Intl.ListFormat(i18n.language).format(
    more > 0 ? [...names, t('contribution.others', { count: more })] : names,
  )
  const words = t('contribution.on', { names: said })
  return (
    <p className={styles.on}>
      <FaceStack people={people} total={total} size={24} ground="surface" label={words} />
      <span aria-hidden="true">{words}</span>
    </p>
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
