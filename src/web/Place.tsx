/** A screen of the signed-in app: the shell with the community's crest, areas and foot already in it. */
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Crest } from './Crest.tsx'
import { inCommunity } from './community.ts'
import { useHere } from './here.ts'
import type { Area } from './kinds.ts'
import { ConnectionLine } from './kit/ConnectionLine.tsx'
import { Face } from './kit/Face.tsx'
import { IconButton, IconLink } from './kit/IconButton.tsx'
import { Link } from './kit/Link.tsx'
import { Shell, type ShellProps } from './kit/Shell.tsx'
import { useLive } from './live.ts'
import { useOffered } from './offered.ts'
import { useIsOld } from './offline.ts'
import { pictureUrl } from './pictures.ts'
import { openSearch } from './quick.ts'
import { useUnread } from './unread.ts'
import { useWaiting } from './waiting.ts'

type PlaceProps = Omit<ShellProps, 'crest' | 'nav' | 'bottom' | 'foot' | 'line'> & {
  area?: Area
  /** A conversation has its composer where the bar would be. */
  hidesBar?: boolean
}

/** As many as a thumb can tell apart on a phone. */
const MOST_BELOW = 5

export function Place({ area, hidesBar = false, ...props }: PlaceProps) {
  const { t } = useTranslation('web')
  const { community } = useHere()
  const unread = useUnread()
  const places = useOffered().areas.map(({ name, label, icon: Icon, path, waits }) => ({
    key: name,
    label: t(label as 'web:title'),
    icon: <Icon aria-hidden />,
    href: inCommunity(community.slug, ...(path ? [path] : [])),
    current: name === area,
    dot: waits && unread ? t('new') : (false as const),
  }))
  return (
    <Shell
      {...props}
      crest={<Crest />}
      nav={places}
      bottom={hidesBar ? [] : places.slice(0, MOST_BELOW)}
      foot={<Foot />}
      top={props.top ?? <PhoneTop more={places.slice(MOST_BELOW)} />}
      line={<Connection />}
    />
  )
}

function Foot() {
  const { t } = useTranslation('web')
  return (
    <>
      <IconButton label={t('search')} onClick={openSearch}>
        <IconSearch aria-hidden />
      </IconButton>
      <MyFace />
    </>
  )
}

function MyFace() {
  const { t } = useTranslation('web')
  const { community, me, memberId } = useHere()
  const mine = community.me
  const person = { id: memberId ?? me.id, name: mine?.name ?? me.email, photo: pictureUrl(community.slug, mine?.face) }
  return (
    <Link href={inCommunity(community.slug, 'me')} aria-label={t('me')}>
      <Face person={person} size={36} named />
    </Link>
  )
}

type More = { key: string; label: string; icon: ReactNode; href: string }

function PhoneTop({ more }: { more: readonly More[] }) {
  const { t } = useTranslation('web')
  return (
    <>
      <Crest withName />
      {more.map(({ key, label, icon, href }) => (
        <IconLink key={key} label={label} href={href}>
          {icon}
        </IconLink>
      ))}
      <IconButton label={t('search')} onClick={openSearch}>
        <IconSearch aria-hidden />
      </IconButton>
      <MyFace />
    </>
  )
}

function Connection() {
  const live = useLive()
  const state = useSyncExternalStore(
    (hear) => live?.onState(hear) ?? (() => {}),
    () => live?.state() ?? 'open',
  )
  const isOnline = useSyncExternalStore(hearOnline, () => navigator.onLine)
  const waiting = useWaiting()
  const isOld = useIsOld()
  // Where it stands there is no way to it.
  const href = waiting.href === location.pathname + location.search ? undefined : waiting.href
  return (
    <ConnectionLine
      state={!isOnline ? 'offline' : state === 'away' ? 'connecting' : 'online'}
      {...waiting}
      href={href}
      renew={isOld ? () => location.reload() : undefined}
    />
  )
}

function hearOnline(hear: () => void) {
  window.addEventListener('online', hear)
  window.addEventListener('offline', hear)
  return () => {
    window.removeEventListener('online', hear)
    window.removeEventListener('offline', hear)
  }
}
