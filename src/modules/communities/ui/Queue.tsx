/** Who waits: those who ask to join, with their answers, who is new, and who was invited and has not come yet. */
import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { listWaiting } from '../contract-joining.ts'
import { MemberRow } from './MemberRow.tsx'
import { PeoplePlace } from './PeoplePlace.tsx'
import styles from './Queue.module.css'
import { Request, Waits } from './Request.tsx'
import { ResendButton } from './ResendButton.tsx'
import { RevokeButton } from './RevokeButton.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

type Waiting = OutputOf<typeof listWaiting>

export default function Queue() {
  const { t } = useSaid()
  const { community } = useHere()
  const { decideRequests } = community.can
  const kinds = ['communities.join_', 'communities.request_', 'communities.member_', 'communities.invit']
  const asked = useQuery(listWaiting, {}, { enabled: decideRequests, watch: { kinds } })
  return (
    <PeoplePlace part="queue" title={t('ui.queue.title')}>
      {!decideRequests && <EmptyState title={t('ui.queue.closed')} text={t('ui.people.closed_text')} />}
      {asked.error && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {decideRequests && asked.isPending && <Skeletons count={4} />}
      {asked.data && <Lists waiting={asked.data} />}
    </PeoplePlace>
  )
}

function Lists({ waiting }: { waiting: Waiting }) {
  const { t } = useSaid()
  const { community, memberId } = useHere()
  const { requests, unanswered } = waiting
  const newcomers = waiting.newcomers.filter(({ id }) => id !== memberId)
  const invite = (
    <ButtonLink look="soft" href={inCommunity(community.slug, 'people', 'invite')}>
      {t('ui.way.invite')}
    </ButtonLink>
  )
  return (
    <>
      <section className={styles.section}>
        {requests.length > 0 ? (
          <h2 className={styles.count}>{t('ui.queue.requests', { count: requests.length })}</h2>
        ) : (
          <EmptyState title={t('ui.queue.none')} text={t('ui.queue.none_text')} action={invite} />
        )}
        {requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </section>
      {newcomers.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.queue.newcomers')} />
          <ul className={styles.rows}>
            {newcomers.map((one) => (
              <li key={one.id}>
                <MemberRow one={one} text={t('ui.queue.here_for', { count: one.days })} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {unanswered.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.queue.unanswered')} />
          <ul>
            {unanswered.map((one) => (
              <li key={one.id} className={styles.row}>
                <span className={styles.words}>
                  <b>{one.email}</b>
                  <small>
                    {t('ui.queue.invited_by', { name: one.madeBy.name })} · <Waits days={one.days} />
                    {one.state === 'expired' && ` · ${t('ui.invite.expired')}`}
                  </small>
                </span>
                <span className={styles.buttons}>
                  <ResendButton one={one} />
                  <RevokeButton one={one} name={one.email ?? ''} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
