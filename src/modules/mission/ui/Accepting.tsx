import { useTranslation } from 'react-i18next'
import { getCommunity } from '#modules/communities/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { acceptCharter, getCharter, listCharterVersions } from '../contract.ts'
import { home } from '../contract-home.ts'
import styles from './Charter.module.css'
import type { CharterShown } from './shown.ts'

/** Standing by it is an act of its own; after a change one is asked again, and told why it changed. */
export function Accepting({ charter, showsChanges }: { charter: CharterShown; showsChanges: boolean }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const words = useRefusal('mission')
  const accepting = useAction(acceptCharter, {
    refreshes: [getCharter, home, getCommunity],
    onDone: () => toast({ text: t('charter.acceptedNow') }),
  })
  const { accepted, version } = charter
  if (accepted === version)
    return (
      <p className={styles.accepted}>
        <StateWord is="done">{t('charter.accepted')}</StateWord>
      </p>
    )
  if (!charter.can.accept) return null
  return (
    <section className={styles.accept}>
      <h2>{t(accepted ? 'charter.acceptAgain' : 'charter.acceptFirst')}</h2>
      {accepted !== null && <Reasons since={accepted} />}
      {accepting.error && <Notice is="bad">{words(accepting.error)}</Notice>}
      <div className={styles.do}>
        <Button busy={accepting.isPending && t('saving')} onClick={() => accepting.mutate({ version })}>
          {t('charter.accept')}
        </Button>
        {accepted !== null && !showsChanges && (
          <ButtonLink look="quiet" href={`${inCommunity(community.slug, 'charter')}?compare=${accepted}`}>
            {t('charter.showChanges')}
          </ButtonLink>
        )}
      </div>
    </section>
  )
}

/** Of every version since the one I stand by: whoever was away for two changes reads both reasons. */
function Reasons({ since }: { since: number }) {
  const { t } = useTranslation('mission')
  const asked = useQuery(listCharterVersions, {}, { watch: { kinds: ['mission.charter_'] } })
  const reasons = (asked.data?.items ?? []).filter(({ version, reason }) => version > since && reason)
  if (reasons.length === 0) return null
  return (
    <dl className={styles.reasons}>
      {reasons.toReversed().map(({ id, reason, writtenBy }) => (
        <div key={id}>
          <dt>{writtenBy ? t('charter.reasonBy', { name: writtenBy.name }) : t('charter.reasonOf')}</dt>
          <dd>{reason}</dd>
        </div>
      ))}
    </dl>
  )
}
