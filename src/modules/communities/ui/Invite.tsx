/** Inviting by link or mail, and what became of it. */
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { usePages } from '#web/pages.ts'
import { useAction } from '#web/query.ts'
import { type Invitation, listInvitations, revokeInvitation } from '../contract-joining.ts'
import { InviteForm } from './InviteForm.tsx'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

export default function Invite() {
  const { t } = useSaid()
  const { community } = useHere()
  const list = usePages(listInvitations, {})
  return (
    <PeoplePlace part="invite" title={t('ui.invite.title')}>
      {community.can.invite ? (
        <InviteForm />
      ) : (
        <EmptyState title={t('ui.invite.closed')} text={t('ui.people.closed_text')} />
      )}
      <section className={styles.section}>
        <SectionHead title={t('ui.invite.made')} />
        {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
        {list.isPending && <Skeletons />}
        {list.items?.length === 0 && <p className={styles.quiet}>{t('ui.invite.none')}</p>}
        {list.items?.map((one) => (
          <Row key={one.id} one={one} />
        ))}
        {list.hasNextPage && (
          <div className={styles.foot}>
            <Button look="soft" onClick={() => void list.fetchNextPage()}>
              {t('ui.more')}
            </Button>
          </div>
        )}
      </section>
    </PeoplePlace>
  )
}

function Row({ one }: { one: Invitation }) {
  const { t, day, refused } = useSaid()
  const revoke = useAction(revokeInvitation, {
    refreshes: [listInvitations],
    onDone: () => toast({ text: t('ui.invite.revoked') }),
    onRefused: (no) => toast({ text: refused(no), kind: 'bad' }),
  })
  const used = one.email === null && t('ui.invite.used', { uses: one.uses, most: one.mostUses ?? '∞' })
  const state = one.state === 'open' ? t('ui.invite.until', { day: day(one.expiresAt) }) : t(`ui.invite.${one.state}`)
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={styles.name}>{one.email ?? t('ui.invite.link')}</span>
          {one.role === 'steward' && <span className={styles.role}>{t('role.steward')}</span>}
          {one.kind === 'guest' && <span className={styles.role}>{t('kind.guest')}</span>}
        </span>
        <span className={styles.more}>{[state, used, one.madeBy.name].filter(Boolean).join(' · ')}</span>
      </span>
      {one.state === 'open' && (
        <Button
          look="quiet"
          size="s"
          busy={revoke.isPending && t('ui.saving')}
          onClick={() => revoke.mutate({ invitationId: one.id })}
        >
          {t('ui.invite.revoke')}
        </Button>
      )}
    </div>
  )
}
