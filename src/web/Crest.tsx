/** The community's crest: opens the switcher between my communities. */
import { IconPlus, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Crest.module.css'
import { inCommunity } from './community.ts'
import { useHere } from './here.ts'
import { Menu } from './kit/Menu.tsx'
import { pictureUrl } from './pictures.ts'

export function Crest({ withName = false }: { withName?: boolean }) {
  const { t } = useTranslation('web')
  const { me, community } = useHere()
  const others = me.communities
    .filter((one) => one.slug !== community.slug && one.standing === 'active')
    .map((one) => ({ label: one.name, href: inCommunity(one.slug), side: one.unseen > 0 ? t('new') : undefined }))
  const items = [
    { label: t('settings'), icon: <IconSettings aria-hidden />, href: inCommunity(community.slug, 'settings') },
    ...others.map((one, n) => ({ ...one, parted: n === 0 })),
    { label: t('found'), icon: <IconPlus aria-hidden />, href: '/found', parted: true },
  ]
  const logo = pictureUrl(community.slug, community.logo)
  const button = (
    <button type="button" className={styles.crest} aria-label={t('switcher', { name: community.name })}>
      <span className={styles.sign} aria-hidden="true">
        {logo ? <img src={logo} alt="" /> : community.name.slice(0, 1)}
      </span>
      {withName && <span className={styles.name}>{community.name}</span>}
    </button>
  )
  return <Menu button={button} items={items} place="bottom-start" />
}
