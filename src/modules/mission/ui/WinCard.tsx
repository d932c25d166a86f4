import { IconFlag, IconPlant } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Face } from '#web/kit/Face.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Star } from '#web/kit/Star.tsx'
import { pictureUrl } from '#web/pictures.ts'
import type { Win } from '../contract-wins.ts'
import styles from './Wins.module.css'

type WinShown = Win

const MOST_FACES = 4
const MOST_NAMES = 3

/** A moment worth a card. The star is only for what was reached. */
export function WinCard({ win }: { win: WinShown }) {
  const { t, i18n } = useTranslation('mission')
  const { community, me } = useHere()
  const { goal, people, kind, step } = win
  const isReached = kind === 'goal_reached' || step === 100
  const Icon = kind === 'first_contribution' ? IconPlant : IconFlag
  const names = new Intl.ListFormat(i18n.language).format(
    people.length > MOST_NAMES + 1
      ? [
          ...people.slice(0, MOST_NAMES).map(({ name }) => name),
          t('wins.others', { count: people.length - MOST_NAMES }),
        ]
      : people.map(({ name }) => name),
  )
  const when = ago(win.at, new Date(), i18n.language, me.timeZone)
  const title = t(`wins.${isReached && kind === 'metric_step' ? 'metric_reached' : kind}`, {
    goal: goal?.title,
    metric: win.metric,
    name: people[0]?.name,
    part: t(`wins.part.${step === 50 ? 50 : step === 75 ? 75 : 25}`),
  })
  return (
    <article className={styles.win} data-reached={isReached || undefined}>
      <span className={styles.sign}>{isReached ? <Star size={24} reached /> : <Icon aria-hidden />}</span>
      <div>
        <h3>
          {goal ? (
            <Link className={styles.link} href={inCommunity(community.slug, 'goals', goal.id)}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h3>
        {kind !== 'first_contribution' && people.length > 0 && (
          <p className={styles.people}>
            <span className={styles.faces} aria-hidden="true">
              {people.slice(0, MOST_FACES).map(({ id, name, face }) => (
                <Face key={id} size={24} person={{ id, name, photo: pictureUrl(community.slug, face) }} />
              ))}
            </span>
            {t('wins.with', { names })}
          </p>
        )}
        <p className={styles.when}>
          {[kind === 'first_contribution' && goal && t('wins.for', { goal: goal.title }), when]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </article>
  )
}
