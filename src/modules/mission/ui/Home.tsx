import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { IsThisYou } from '#modules/imports/ui/IsThisYou.tsx'
import { useHere } from '#web/here.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Marked } from '#web/Marked.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { home } from '../contract-home.ts'
import styles from './Home.module.css'
import { HomeGoals } from './HomeGoals.tsx'
import { News } from './News.tsx'
import { Offers } from './Offers.tsx'
import { Unread } from './Unread.tsx'

const HomeWins = lazy(() => import('./HomeWins.tsx'))

/** What is our mission, how far are we, what is new for me, what can I do next. */
export default function Home() {
  const { community } = useHere()
  const watch = { kinds: ['mission.', 'communities.member_', 'communities.profile_', 'communities.request_'] }
  const asked = useQuery(home, {}, { watch })
  const mission = asked.data?.mission || community.mission || community.name
  return (
    <Place area="home" ground="dawn">
      <section className={styles.hero}>
        <Today />
        <h1 className={styles.mission} data-long={mission.length > 160 || undefined}>
          <Marked text={mission} />
        </h1>
        {asked.error ? <Unread refused={asked.error} onAgain={() => void asked.refetch()} /> : null}
        {asked.isPending && <WaitingGoals />}
        {asked.data && <HomeGoals goals={asked.data.goals} mayCreate={asked.data.can.createGoal} />}
      </section>
      <IsThisYou />
      <div className={styles.two}>
        <News goals={asked.data?.goals ?? []} />
        {asked.isPending && <Skeletons like="cards" />}
        {asked.data && (
          <div>
            <Offers offers={asked.data.offers} />
            {asked.data.wins.length > 0 && (
              <Suspense fallback={null}>
                <HomeWins wins={asked.data.wins} />
              </Suspense>
            )}
          </div>
        )}
      </div>
    </Place>
  )
}

function Today() {
  const { i18n } = useTranslation('mission')
  const { me } = useHere()
  const words = { weekday: 'long', day: 'numeric', month: 'long', timeZone: me.timeZone } as const
  return <p className={styles.eyebrow}>{new Intl.DateTimeFormat(i18n.language, words).format(new Date())}</p>
}

/** Keeps the place of the courses, so that nothing jumps when they come. */
function WaitingGoals() {
  return (
    <div className={styles.waiting}>
      <Skeletons like="text" count={1} />
    </div>
  )
}
