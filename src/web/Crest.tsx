/** The community's crest: opens the switcher between my communities. */
import { IconLayoutGrid, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Crest.module.css'
import { inCommunity } from './community.ts'
import { useHere } from './here.ts'
import { Menu } from './kit/Menu.tsx'
import { pictureUrl } from './pictures.ts'
import { Sign } from './Sign.tsx'

export function Crest({ withName = false }: { withName?: boolean }) {
  const { t } = useTranslation('web')
  const { me, community } = useHere()
  const others = me.communities
    .filter((one) => one.slug !== community.slug && (one.standing === 'active' || one.standing === 'requested'))
    .map((one) => ({
      label: one.name,
      icon: <Sign name={one.name} logo={pictureUrl(one.slug, one.logoFileId)} colors={one} size="s" />,
      href: one.standing === 'active' ? inCommunity(one.slug) : `/join/${one.slug}`,
      side: one.standing === 'requested' ? t('waiting') : one.unseen > 0 && <b className={styles.new}>{t('new')}</b>,
    }))
  const items = [
    { label: t('settings'), icon: <IconSettings aria-hidden />, href: inCommunity(community.slug, 'settings') },
    ...others.map((one, n) => ({ ...one, parted: n === 0 })),
    { label: t('communities'), icon: <IconLayoutGrid aria-hidden />, href: '/communities', parted: true },
  ]
  const button = (
    <button type="button" className={styles.crest} aria-label={t('switcher', { name: community.name })}>
      <Sign name={community.name} logo={pictureUrl(community.slug, community.logo)} />
      {withName && <span className={styles.name}>{community.name}</span>}
    </button>
  )
  return <Menu button={button} items={items} place="bottom-start" />
}
