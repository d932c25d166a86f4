/** One who asks to join: how long they wait, what they answered, and what is answered them. */
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Face } from '#web/kit/Face.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { listMembers } from '../contract.ts'
import { admit, decline, listJoinRequests, listWaiting } from '../contract-joining.ts'
import styles from './Request.module.css'
import { useSaid } from './said.ts'

type Asked = OutputOf<typeof listWaiting>['requests'][number]
type Verdict = 'admit' | 'decline'

/** Nobody should wait longer than a week: from then on it is said in colour. */
const LONG_DAYS = 7

export function Waits({ days }: { days: number }) {
  const { t } = useSaid()
  return <>{t(days === 0 ? 'ui.queue.waits_today' : 'ui.queue.waits_for', { count: days })}</>
}

export function Request({ request }: { request: Asked }) {
  const { t } = useSaid()
  const [verdict, setVerdict] = useState<Verdict>()
  return (
    <article className={styles.request} aria-label={request.name}>
      <Face person={{ id: request.memberId, name: request.name }} size={40} named />
      <div className={styles.words}>
        <h3>{request.name}</h3>
        {request.days >= LONG_DAYS ? (
          <StateWord is="warn">
            <Waits days={request.days} />
          </StateWord>
        ) : (
          <p className={styles.quiet}>
            <Waits days={request.days} />
          </p>
        )}
        {request.answers.length > 0 && (
          <dl>
            {request.answers.map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        )}
        <div className={styles.buttons}>
          <Button onClick={() => setVerdict('admit')}>{t('ui.queue.admit')}</Button>
          <Button look="line" onClick={() => setVerdict('decline')}>
            {t('ui.queue.decline')}
          </Button>
        </div>
      </div>
      {verdict && <Decide request={request} verdict={verdict} onEnd={() => setVerdict(undefined)} />}
    </article>
  )
}

/** A sentence of one's own makes the letter one from a person. */
function Decide({ request, verdict, onEnd }: { request: Asked; verdict: Verdict; onEnd: () => void }) {
  const { t, refused } = useSaid()
  const [sentence, setSentence] = useState('')
  const { name } = request
  const deciding = useAction(verdict === 'admit' ? admit : decline, {
    refreshes: [listWaiting, listJoinRequests, listMembers],
    onDone: () => {
      toast({ text: t(`ui.queue.${verdict}_done`, { name }) })
      onEnd()
    },
  })
  const actions = (
    <>
      <Button look="line" onClick={onEnd}>
        {t('ui.cancel')}
      </Button>
      <Button
        look={verdict === 'admit' ? 'primary' : 'danger'}
        busy={deciding.isPending && t('ui.saving')}
        onClick={() => deciding.mutate({ requestId: request.id, sentence })}
      >
        {t(`ui.queue.${verdict}`)}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onEnd} title={t(`ui.queue.${verdict}_ask`, { name })} actions={actions}>
      <TextArea
        label={t('ui.queue.sentence')}
        hint={t('ui.optional')}
        help={t(`ui.queue.${verdict}_help`)}
        data-autofocus
        maxLength={1_000}
        value={sentence}
        onChange={(event) => setSentence(event.target.value)}
      />
      <FieldError error={deciding.error && refused(deciding.error)} />
    </Dialog>
  )
}
