import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { useAction, useQuery } from '#web/query.ts'
import {
  type Approval,
  answerApproval,
  listApprovals,
  listMyApprovals,
  withdrawApproval,
} from '../../approvals/contract.ts'
import styles from './Approvals.module.css'
import type { Asked } from './asked.ts'
import task_ from './Task.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

const kinds = ['boards.approval_', 'boards.task_approved', 'boards.task_declined']

/** Who was asked whether this is fine so, and what they say. The first one is asked from what can be added. */
export function Approvals({ task, onAsk }: { task: TaskShown; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('boards')
  const { data } = useQuery(listApprovals, { taskId: task.id }, { watch: { subjects: [task.id], kinds } })
  const items = data?.items ?? []
  const add = task.can.work && (
    <button type="button" onClick={() => onAsk({ about: 'approval' })}>
      {t('ui.approval.ask')}
    </button>
  )
  if (items.length === 0) return null
  return (
    <section className={task_.part}>
      <SectionHead title={t('ui.approval.title')} side={add} />
      {items.map((one) => (
        <One key={one.id} approval={one} taskId={task.id} />
      ))}
    </section>
  )
}

const states = { open: 'none', approved: 'done', declined: 'bad', withdrawn: 'rest' } as const

function One({ approval, taskId }: { approval: Approval; taskId: string }) {
  const { t } = useTranslation('boards')
  const { memberId } = useHere()
  const { patch: _, ...doing } = useDoing(taskId)
  const refreshing = { ...doing, refreshes: [listApprovals, listMyApprovals] }
  const withdraw = useAction(withdrawApproval, refreshing)
  const answer = useAction(answerApproval, refreshing)
  const { id, question, by, state, asked, can } = approval
  const mine = asked.find(({ member }) => member.id === memberId)
  return (
    <article className={styles.one}>
      <p className={styles.question}>{question}</p>
      <p className={styles.about}>
        <StateWord is={states[state]}>{t(`ui.approval.state_${state}`)}</StateWord>
        <small>{t('ui.approval.by', { name: by?.name ?? t('ui.approval.somebody') })}</small>
      </p>
      <ul className={styles.asked}>
        {asked.map(({ member: { id: who, name }, says, words }) => (
          <li key={who} data-says={says ?? undefined}>
            {says === 'yes' ? (
              <IconCircleCheck aria-hidden />
            ) : says ? (
              <IconCircleX aria-hidden />
            ) : (
              <IconCircleDashed aria-hidden />
            )}
            {says
              ? t(`ui.approval.said_${says}`, { name, words })
              : t(state === 'open' ? 'ui.approval.waits' : 'ui.approval.unsaid', { name })}
          </li>
        ))}
      </ul>
      {can.answer && !mine?.says && <Answer approvalId={id} doing={refreshing} />}
      <div className={styles.quiet}>
        {can.answer && mine?.says === 'yes' && (
          <Button size="s" look="quiet" onClick={() => answer.mutate({ approvalId: id, says: null })}>
            {t('ui.approval.back')}
          </Button>
        )}
        {can.withdraw && (
          <Button size="s" look="quiet" onClick={() => withdraw.mutate({ approvalId: id })}>
            {t('ui.approval.withdraw')}
          </Button>
        )}
      </div>
    </article>
  )
}

type Doing = {
  refreshes: (typeof listApprovals | typeof listMyApprovals)[]
  onRefused: ReturnType<typeof useDoing>['onRefused']
}

/** Yes, or no with a few words. */
export function Answer({ approvalId, doing }: { approvalId: string; doing: Doing }) {
  const { t } = useTranslation('boards')
  const [isNo, setNo] = useState(false)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const answer = useAction(answerApproval, doing)
  if (!isNo)
    return (
      <div className={styles.doings}>
        <Button size="s" onClick={() => answer.mutate({ approvalId, says: 'yes' })}>
          {t('ui.approval.yes')}
        </Button>
        <Button size="s" look="soft" onClick={() => setNo(true)}>
          {t('ui.approval.no')}
        </Button>
      </div>
    )
  return (
    <form
      className={styles.no}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (words.trim()) answer.mutate({ approvalId, says: 'no', words: words.trim() })
      }}
    >
      <TextField
        label={t('ui.approval.no_why')}
        value={words}
        maxLength={500}
        error={isTried && !words.trim() && t('ui.approval.no_missing')}
        onChange={(event) => setWords(event.target.value)}
        autoFocus
      />
      <Button size="s" look="soft" type="submit">
        {t('ui.approval.no_send')}
      </Button>
    </form>
  )
}
