import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestMembers } from '#modules/communities/contract.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { askApproval, listApprovals } from '../../approvals/contract.ts'
import styles from './Approvals.module.css'
import type { TaskShown } from './use-task.ts'

const MOST_ASKED = 10
type Few = { id: string; name: string }

/** A sentence, and one to ten people who see the task. */
export function AskApproval({ task, onClose }: { task: TaskShown; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { memberId } = useHere()
  const words = useRefusal('boards')
  const [question, setQuestion] = useState('')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Few[]>([])
  const [isTried, setTried] = useState(false)
  const { data } = useQuery(suggestMembers, { query, subjectId: task.id }, { keepOld: true })
  const ask = useAction(askApproval, { refreshes: [listApprovals], onDone: onClose })
  const others = data?.members.filter(({ id }) => id !== memberId && !chosen.some((one) => one.id === id)) ?? []
  const send = () => {
    setTried(true)
    if (!question.trim() || chosen.length === 0) return
    ask.mutate({ taskId: task.id, question: question.trim(), memberIds: chosen.map(({ id }) => id) })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.approval.ask')}
      actions={
        <Button busy={ask.isPending && t('ui.approval.sending')} onClick={send}>
          {t('ui.approval.send')}
        </Button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextField
          label={t('ui.approval.question')}
          help={t('ui.approval.question_hint')}
          value={question}
          maxLength={500}
          error={(isTried && !question.trim() && t('ui.approval.question_missing')) || words(ask.error)}
          onChange={(event) => setQuestion(event.target.value)}
          data-autofocus
        />
        <SearchField label={t('ui.approval.whom')} value={query} onChange={setQuery} />
        <Chips>
          {chosen.map((one) => (
            <Chip
              key={one.id}
              on
              icon={<IconX aria-hidden />}
              onClick={() => setChosen(chosen.filter(({ id }) => id !== one.id))}
            >
              {one.name}
            </Chip>
          ))}
          {chosen.length < MOST_ASKED &&
            others.slice(0, 12).map(({ id, name }) => (
              <Chip
                key={id}
                on={false}
                icon={<IconPlus aria-hidden />}
                onClick={() => setChosen([...chosen, { id, name }])}
              >
                {name}
              </Chip>
            ))}
        </Chips>
        <FieldError error={isTried && chosen.length === 0 && t('ui.approval.whom_missing')} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
