// Between the door and a community: signed in, nowhere in particular.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#modules/people/contract.ts'
import { Face } from '#web/kit/Face.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Star } from '#web/kit/Star.tsx'
import { useTitle } from '#web/title.ts'
import styles from './Lobby.module.css'

type LobbyProps = { me: Me; title: string; lead?: ReactNode; children: ReactNode }

export function Lobby({ me, title, lead, children }: LobbyProps) {
  const { t } = useTranslation('web')
  useTitle(title)
  return (
    <div className={styles.lobby}>
      <header className={styles.top}>
        <Link href="/communities" className={styles.mark}>
          <Star size={18} />
          Leitstern
        </Link>
        <Link href="/account" className={styles.me} aria-label={`${t('account')}: ${me.email}`}>
          <Face person={{ id: me.id, name: me.email.split('@')[0] ?? '' }} size={36} named />
        </Link>
      </header>
      <main className={styles.page}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  )
}
