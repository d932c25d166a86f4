/** On the first screen: someone from elsewhere who may be me. One question at a time. */
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { answerClaim, myClaims } from '../contract-claims.ts'
import styles from './IsThisYou.module.css'
import { useSaid } from './said.ts'

export function IsThisYou() {
  const { t, figure, refused, system } = useSaid()
  const asked = useQuery(myClaims, {}, { watch: { kinds: ['imports.'] } })
  const answering = useAction(answerClaim, {
    refreshes: [myClaims],
    onDone: ({ isMine }, { isMe }) => {
      if (isMe) toast({ text: t(isMine ? 'ui.you.done' : 'ui.you.waits') })
    },
    onRefused: (no) => void toast({ text: refused(no), kind: 'bad' }),
  })
  const question = asked.data?.items.find(({ waits }) => !waits)
  if (!question) return null
  const { placeholder, messages } = question
  const answer = (isMe: boolean) => () => answering.mutate({ placeholderId: placeholder.id, isMe })
  return (
    <div className={styles.ask}>
      <Notice>
        <div className={styles.question}>
          <p>
            <b>{t('ui.you.ask', { name: placeholder.name, system: system(question.system) })}</b>
            <small>{t('ui.you.text', { count: messages, many: figure(messages) })}</small>
          </p>
          <span className={styles.answers}>
            <Button size="s" busy={answering.isPending && t('ui.saving')} onClick={answer(true)}>
              {t('ui.you.yes')}
            </Button>
            <Button size="s" look="line" onClick={answer(false)}>
              {t('ui.you.no')}
            </Button>
          </span>
        </div>
      </Notice>
    </div>
  )
}
