/** For whoever is in no community, or in none right now. */
import { useTranslation } from 'react-i18next'
import { Lobby } from '#web/door/Lobby.tsx'
import { Link } from '#web/kit/Link.tsx'
import { useMe } from '#web/me.ts'
import { SignedOut } from '#web/SignedOut.tsx'
import { DataParts } from './DataParts.tsx'
import styles from './MyData.module.css'

export default function MyDataAlone() {
  const { t } = useTranslation('leaving')
  const asked = useMe()
  if (asked.error || !asked.data) return <SignedOut asked={asked} />
  return (
    <Lobby me={asked.data} title={t('title')}>
      <p className={styles.below}>
        <Link className={`link ${styles.back}`} href="/account">
          {t('back')}
        </Link>
      </p>
      <DataParts me={asked.data} />
    </Lobby>
  )
}
