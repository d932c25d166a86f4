import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useQuery } from '#web/query.ts'
import { listCharterVersions } from '../contract.ts'
import styles from './Charter.module.css'

/** What was in force when, who wrote it, and why. */
export function CharterVersions({ shown }: { shown: number }) {
  const { t, i18n } = useTranslation('mission')
  const { community } = useHere()
  const asked = useQuery(listCharterVersions, {}, { watch: { kinds: ['mission.charter_'] } })
  const versions = asked.data?.items ?? []
  if (versions.length < 2) return null
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' })
  return (
    <section className={styles.part}>
      <SectionHead title={t('charter.versions')} />
      <ul className={styles.versions}>
        {versions.map(({ id, version, reason, writtenAt, writtenBy }) => (
          <li key={id}>
            <Link
              className={styles.one}
              href={`${inCommunity(community.slug, 'charter')}?version=${version}`}
              aria-current={version === shown ? 'true' : undefined}
            >
              <b>{t('charter.version', { version })}</b>
              <small>{[day.format(new Date(writtenAt)), writtenBy?.name].filter(Boolean).join(' · ')}</small>
              {reason && <span>{reason}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
