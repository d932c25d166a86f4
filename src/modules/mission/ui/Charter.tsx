import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { getCommunity } from '#modules/communities/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { Marked } from '#web/Marked.tsx'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { acceptCharter, getCharter, listCharterVersions } from '../contract.ts'
import { home } from '../contract-home.ts'
import styles from './Charter.module.css'
import { Unread } from './Unread.tsx'

type CharterShown = OutputOf<typeof getCharter>

export default function Charter() {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const { version } = useSearch({ strict: false }) as { version?: number }
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
        {asked.data && <Read charter={asked.data} />}
      </article>
    </Place>
  )
}

function Read({ charter }: { charter: CharterShown }) {
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
      <h1>
        <Marked text={charter.mission} />
      </h1>
      {charter.values.length > 0 && (
        <section className={styles.part}>
          <h2>{t('charter.values')}</h2>
          <dl className={styles.values}>
            {charter.values.map((value) => (
              <div key={value.id}>
                <dt>{value.title}</dt>
                {value.weDo && <dd>{value.weDo}</dd>}
                {value.weDont && (
                  <dd className={styles.quiet}>
                    {t('charter.weDont')}: {value.weDont}
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </section>
      )}
      <div className={styles.scopes}>
        <Scope title={t('charter.inScope')} lines={charter.inScope} />
        <Scope title={t('charter.outOfScope')} lines={charter.outOfScope} />
      </div>
      {!isOld && <Accepting charter={charter} />}
      <Versions shown={charter.version} />
    </>
  )
}

function Scope({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <ul className={styles.scope}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** Standing by it is an act of its own; after a change one is asked again. */
function Accepting({ charter }: { charter: CharterShown }) {
  const { t } = useTranslation('mission')
  const words = useRefusal('mission')
  const accepting = useAction(acceptCharter, {
    refreshes: [getCharter, home, getCommunity],
    onDone: () => toast({ text: t('charter.acceptedNow') }),
  })
  if (charter.accepted === charter.version)
    return (
      <p className={styles.accepted}>
        <StateWord is="done">{t('charter.accepted')}</StateWord>
      </p>
    )
  if (!charter.can.accept) return null
  return (
    <div className={styles.accept}>
      <p>{t(charter.accepted ? 'charter.acceptAgain' : 'charter.acceptFirst')}</p>
      {charter.reason && charter.accepted !== null && <p className={styles.quiet}>{charter.reason}</p>}
      {accepting.error && <Notice is="bad">{words(accepting.error)}</Notice>}
      <Button busy={accepting.isPending && t('saving')} onClick={() => accepting.mutate({ version: charter.version })}>
        {t('charter.accept')}
      </Button>
    </div>
  )
}

function Versions({ shown }: { shown: number }) {
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
