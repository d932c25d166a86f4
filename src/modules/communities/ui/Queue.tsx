/** Who waits: those who ask to join, with their answers, who is new, and who was invited and has not come yet. */

import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { listMembers } from '../contract.ts'
import { admit, decline, listWaiting } from '../contract-joining.ts'
import { MemberRow } from './MemberRow.tsx'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
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
  const { community } = useHere()
  const invite = (
    <ButtonLink look="soft" href={inCommunity(community.slug, 'people', 'invite')}>
      {t('ui.way.invite')}
    </ButtonLink>
  )
  return (
    <>
      <section className={styles.section}>
        <SectionHead title={t('ui.queue.requests')} />
        {waiting.requests.length === 0 && (
          <EmptyState title={t('ui.queue.none')} text={t('ui.queue.none_text')} action={invite} />
        )}
        {waiting.requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </section>
      {waiting.newcomers.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.queue.newcomers')} />
          <div className={styles.rows}>
            {waiting.newcomers.map((one) => (
              <MemberRow key={one.id} one={one} text={t('ui.queue.here_for', { count: one.days })} />
            ))}
          </div>
        </section>
      )}
      {waiting.unanswered.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.queue.unanswered')} />
          {waiting.unanswered.map((one) => (
            <div key={one.id} className={styles.row}>
              <span className={styles.words}>
                <span className={styles.name}>{one.email}</span>
                <span className={styles.more}>
                  {t('ui.queue.invited_by', { name: one.madeBy.name })} · {t('ui.queue.waits_for', { count: one.days })}
                </span>
              </span>
            </div>
          ))}
        </section>
      )}
    </>
  )
}

function Request({ request }: { request: Waiting['requests'][number] }) {
  const { t, refused } = useSaid()
  const told = (key: string) => ({
    refreshes: [listWaiting, listMembers],
    onDone: () => toast({ text: t(key, { name: request.name }) }),
    onRefused: (no: Parameters<typeof refused>[0]) => toast({ text: refused(no), kind: 'bad' as const }),
  })
  const letIn = useAction(admit, told('ui.queue.admitted'))
  const turnDown = useAction(decline, told('ui.queue.declined'))
  const input = { requestId: request.id }
  const isDeciding = letIn.isPending || turnDown.isPending
  const asMember = { id: request.memberId, name: request.name, face: null, kind: 'member', role: 'member' }
  return (
    <article className={styles.request} style={isDeciding ? { opacity: 0.7 } : undefined} aria-label={request.name}>
      <MemberRow one={asMember} text={t('ui.queue.waits_for', { count: request.days })} />
      {request.answers.length > 0 && (
        <dl className={styles.answers}>
          {request.answers.map(({ question, answer }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd className={styles.text}>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.buttons}>
        <Button look="soft" busy={letIn.isPending && t('ui.saving')} onClick={() => letIn.mutate(input)}>
          {t('ui.queue.admit')}
        </Button>
        <Button look="quiet" busy={turnDown.isPending && t('ui.saving')} onClick={() => turnDown.mutate(input)}>
          {t('ui.queue.decline')}
        </Button>
      </div>
    </article>
  )
}
