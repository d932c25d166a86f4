/** What someone brings, wants and shows; on my own profile with who else sees it. */
import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import type { Member, Visibility } from '../contract.ts'
import { withFilter } from './filters.ts'
import styles from './Member.module.css'
import { useSaid } from './said.ts'
import { nameOfLanguage } from './spoken.ts'
import { Tags } from './Tags.tsx'

type Field = keyof Visibility
const lists = ['skills', 'interests', 'languages', 'links', 'circles'] as const

export const isBare = (one: Member): boolean =>
  !one.about && !one.gives && !one.freeTime && one.hours === null && lists.every((list) => one[list].length === 0)

export function Facts({ one }: { one: Member }) {
  const { t, language } = useSaid()
  const { community, me } = useHere()
  const { slug } = community
  const { can } = community
  const leads = (field: 'skill' | 'interest' | 'language') =>
    can.seeDirectory ? (word: string) => withFilter(slug, field, word) : undefined
  const hours = one.hours !== null && t('ui.shown.hours', { count: one.hours })
  const time = [hours, one.freeTime].filter(Boolean).join(' · ')
  const elsewhere = one.timeZone !== null && one.timeZone !== me.timeZone && one.timeZone
  const facts: [Field | 'circles', ReactNode][] = [
    ['gives', one.gives && <p className={styles.gives}>{one.gives}</p>],
    ['time', time],
    ['skills', one.skills.length > 0 && <Tags words={one.skills} leadsTo={leads('skill')} />],
    ['interests', one.interests.length > 0 && <Tags words={one.interests} leadsTo={leads('interest')} />],
    [
      'languages',
      one.languages.length > 0 && (
        <Tags words={one.languages} say={(tag) => nameOfLanguage(tag, language)} leadsTo={leads('language')} />
      ),
    ],
    ['timeZone', elsewhere && <Clock zone={elsewhere} />],
    ['circles', one.circles.length > 0 && <Circles one={one} />],
    ['links', one.links.length > 0 && <Links links={one.links} />],
  ]
  const said = facts.filter(([, shown]) => shown)
  if (said.length === 0) return null
  return (
    <dl className={styles.facts}>
      {said.map(([field, shown]) => (
        <div key={field}>
          <dt>
            {t(field === 'circles' ? 'ui.way.circles' : `ui.shown.${field}`)}
            {field !== 'circles' && <SeenBy seen={one.visibility?.[field]} />}
          </dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Only on my own profile, and only where it is not for all members. */
function SeenBy({ seen }: { seen: Visibility[Field] }) {
  const { t } = useSaid()
  if (!seen || seen === 'members') return null
  return (
    <span className={styles.seen}>
      <IconEyeOff aria-hidden />
      {t(`ui.seen.${seen}`)}
    </span>
  )
}

function Clock({ zone }: { zone: string }) {
  const { t, language } = useSaid()
  const now = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone }).format()
  return t('ui.shown.clock', { now, zone: zone.replaceAll('_', ' ') })
}

function Circles({ one }: { one: Member }) {
  const { t } = useSaid()
  const { community } = useHere()
  const hosts = new Set(one.circles.filter(({ isHost }) => isHost).map(({ name }) => name))
  const idOf = new Map(one.circles.map(({ name, id }) => [name, id]))
  return (
    <Tags
      words={one.circles.map(({ name }) => name)}
      say={(name) => (hosts.has(name) ? t('ui.shown.hosts', { name }) : name)}
      leadsTo={(name) => inCommunity(community.slug, 'circles', idOf.get(name) ?? '')}
    />
  )
}

const Links = ({ links }: { links: string[] }) => (
  <ul className={styles.links}>
    {links.map((link) => (
      <li key={link}>
        <Link className="link" href={link} target="_blank" rel="noreferrer nofollow">
          {link.replace(/^https?:\/\//, '')}
        </Link>
      </li>
    ))}
  </ul>
)
