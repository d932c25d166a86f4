import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from './Link.tsx'
import styles from './Offer.module.css'

/** Something I can do: a face, date or icon, what it is, and one line of what it serves. */
export function Offer({ href, sign, title, text }: { href: string; sign: ReactNode; title: string; text?: ReactNode }) {
  return (
    <Link className={styles.offer} href={href}>
      <span className={styles.sign}>{sign}</span>
      <span>
        <b>{title}</b>
        {text && <small>{text}</small>}
      </span>
      <IconChevronRight className={styles.go} aria-hidden />
    </Link>
  )
}

/** An icon on its round ground, for the sign of an offer. */
export function OfferIcon({ children }: { children: ReactNode }) {
  return <span className={styles.icon}>{children}</span>
}
