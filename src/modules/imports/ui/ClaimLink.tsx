/** Where a link from a steward leads: whose messages these are, and taking them. */
import { inCommunity } from '#web/community.ts'
import { useHash } from '#web/door/next.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import { lookAtClaimLink, useClaimLink as takeByLink } from '../contract-claims.ts'
import styles from './Moving.module.css'
import { useSaid } from './said.ts'

export default function ClaimLink() {
  const { t, figure, refused, system } = useSaid()
  const { community } = useHere()
  const { token: secret } = useHash()
  useTitle(t('ui.claim.title'), community.name)
  const taking = useAction(takeByLink)
  const asked = useQuery(lookAtClaimLink, { secret }, { enabled: secret !== '' && !taking.isSuccess })
  const home = <ButtonLink href={inCommunity(community.slug, 'talk')}>{t('ui.done.talk')}</ButtonLink>
  const found = asked.data
  return (
    <Place area="home" head={<ColumnHead level={1} title={t('ui.claim.title')} back={inCommunity(community.slug)} />}>
      <div className={styles.body}>
        {taking.isSuccess && <EmptyState title={t('ui.claim.done')} text={t('ui.claim.done_text')} action={home} />}
        {!taking.isSuccess && (asked.error || secret === '') && (
          <EmptyState title={t('ui.claim.gone')} text={t('ui.claim.gone_text')} />
        )}
        {asked.isPending && secret !== '' && <Skeletons count={2} />}
        {!taking.isSuccess && found && (
          <div className={styles.part}>
            <p className={styles.lead}>
              {t('ui.claim.lead', {
                name: found.placeholder.name,
                system: system(found.system),
                count: found.messages,
                many: figure(found.messages),
              })}
            </p>
            <p className={styles.quiet}>{t('ui.claim.text')}</p>
            <FieldError error={taking.error && refused(taking.error)} />
            <div className={styles.actions}>
              <Button size="l" busy={taking.isPending && t('ui.saving')} onClick={() => taking.mutate({ secret })}>
                {t('ui.claim.yes')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </Place>
  )
}
