import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getLearned, sayLearned } from '../contract-impact.ts'
import styles from './Form.module.css'

/** What was learned with a goal: shown beside its numbers, misses above all. */
export function Learned({ goalId }: { goalId: string }) {
  const asked = useQuery(getLearned, { goalId })
  return asked.data ? <LearnedForm goalId={goalId} was={asked.data.learned} /> : null
}

function LearnedForm({ goalId, was }: { goalId: string; was: string }) {
  const { t } = useTranslation('mission')
  const [learned, setLearned] = useState(was)
  const words = useRefusal('mission')
  const saying = useAction(sayLearned, {
    refreshes: [getLearned],
    onDone: () => toast({ text: t('goal.saved') }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saying.mutate({ goalId, learned })
  }
  return (
    <form className={styles.part} onSubmit={submit} noValidate>
      <h2>{t('learned.title')}</h2>
      <TextArea
        label={t('learned.field')}
        help={t('learned.help')}
        rows={3}
        maxLength={2000}
        value={learned}
        error={words(saying.error)}
        onChange={(event) => setLearned(event.target.value)}
      />
      <div>
        <Button type="submit" look="soft" busy={saying.isPending && t('saving')}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
