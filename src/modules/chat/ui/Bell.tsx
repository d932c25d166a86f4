import { IconBell } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { countNotices } from '#modules/attention/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { IconLink } from '#web/kit/IconButton.tsx'
import { useQuery } from '#web/query.ts'
import styles from './Bell.module.css'

/** The way to the notification centre: a dot when something waits there. */
export function Bell() {
  const { t } = useTranslation('attention')
  const { community } = useHere()
  const { data } = useQuery(countNotices, {})
  const unseen = data?.unseen ?? 0
  return (
    <span className={styles.bell} data-waits={unseen > 0 || undefined}>
      <IconLink
        label={unseen > 0 ? t('bell', { count: unseen }) : t('title')}
        href={inCommunity(community.slug, 'notices')}
      >
        <IconBell aria-hidden />
      </IconLink>
    </span>
  )
}
