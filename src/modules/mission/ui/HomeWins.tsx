import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import type { home } from '../contract-home.ts'
import { WinCard } from './WinCard.tsx'
import styles from './Wins.module.css'

/** What went well lately, gathered on the first screen. */
export default function HomeWins({ wins }: { wins: OutputOf<typeof home>['wins'] }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  return (
    <section className={styles.home}>
      <SectionHead
        title={t('wins.home')}
        side={<Link href={inCommunity(community.slug, 'goals', 'wins')}>{t('wins.all')}</Link>}
      />
      <ul className={styles.wins}>
        {wins.map((win) => (
          <li key={win.id}>
            <WinCard win={win} />
          </li>
        ))}
      </ul>
    </section>
  )
}
