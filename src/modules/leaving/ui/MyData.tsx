import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { Place } from '#web/Place.tsx'
import { useTitle } from '#web/title.ts'
import { DataParts } from './DataParts.tsx'
import styles from './MyData.module.css'

export default function MyData() {
  const { t } = useTranslation('leaving')
  const { me, community } = useHere()
  useTitle(t('title'), community.name)
  return (
    <Place area="people">
      <div className={styles.page}>
        <header className={styles.head}>
          <Link className={`link ${styles.back}`} href={inCommunity(community.slug, 'me')}>
            {t('back')}
          </Link>
          <h1>{t('title')}</h1>
        </header>
        <DataParts me={me} />
      </div>
    </Place>
  )
}
