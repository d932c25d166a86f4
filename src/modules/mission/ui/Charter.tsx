import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Views } from '#web/kit/Segmented.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { getCharter } from '../contract.ts'
import { Accepting } from './Accepting.tsx'
import styles from './Charter.module.css'
import { CharterText } from './CharterText.tsx'
import { CharterVersions } from './CharterVersions.tsx'
import type { CharterShown } from './shown.ts'
import { Unread } from './Unread.tsx'

const CharterDifference = lazy(() => import('./CharterDifference.tsx'))

export default function Charter() {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const { version, compare } = useSearch({ strict: false }) as { version?: number; compare?: number }
  const watch = { kinds: ['mission.charter_'] }
  const asked = useQuery(getCharter, version ? { version: Number(version) } : {}, { watch, keepOld: true })
  const isNone = asked.error?.status === 404
  return (
    <Place area="goals">
      <article className={styles.charter}>
        {asked.isPending && <Skeletons like="text" count={4} />}
        {asked.error && !isNone && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
        {isNone && (
          <EmptyState
            title={t('charter.none')}
            text={t('charter.noneText')}
            action={
              community.can.update && (
                <ButtonLink href={inCommunity(community.slug, 'charter', 'edit')} look="soft">
                  {t('charter.write')}
                </ButtonLink>
              )
            }
          />
        )}
        {asked.data && <Read charter={asked.data} compare={compare ? Number(compare) : undefined} />}
      </article>
    </Place>
  )
}

function Read({ charter, compare }: { charter: CharterShown; compare: number | undefined }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const isOld = charter.version < charter.newest
  return (
    <>
      <header className={styles.head}>
        <p className={styles.eyebrow}>
          {t('charter.title')} · {t('charter.version', { version: charter.version })}
        </p>
        {charter.can.write && !isOld && (
          <ButtonLink href={inCommunity(community.slug, 'charter', 'edit')} look="quiet" size="s">
            {t('charter.change')}
          </ButtonLink>
        )}
      </header>
      {isOld && (
        <Notice action={<Link href={inCommunity(community.slug, 'charter')}>{t('charter.toNewest')}</Link>}>
          {t('charter.isOld')}
        </Notice>
      )}
      {charter.version > 1 && <Ways charter={charter} compare={compare} />}
      {compare && compare < charter.version ? (
        <Suspense fallback={<Skeletons like="text" />}>
          <CharterDifference charter={charter} before={compare} />
        </Suspense>
      ) : (
        <CharterText charter={charter} />
      )}
      {!isOld && <Accepting charter={charter} showsChanges={compare !== undefined} />}
      <CharterVersions shown={charter.version} />
    </>
  )
}

/** As it stands, or what changed: since what I stand by, otherwise since the version before. */
function Ways({ charter, compare }: { charter: CharterShown; compare: number | undefined }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const { version, accepted, newest } = charter
  const page = inCommunity(community.slug, 'charter')
  const at = version < newest ? [`version=${version}`] : []
  const before = compare ?? (accepted && accepted < version ? accepted : version - 1)
  const to = (asked: string[]) => (asked.length > 0 ? `${page}?${asked.join('&')}` : page)
  return (
    <div className={styles.ways}>
      <Views
        label={t('charter.ways')}
        views={[
          { href: to(at), label: t('charter.asItStands'), current: !compare },
          { href: to([...at, `compare=${before}`]), label: t('charter.changes'), current: compare !== undefined },
        ]}
      />
    </div>
  )
}
