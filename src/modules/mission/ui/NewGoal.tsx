import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Place } from '#web/Place.tsx'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { createGoal, listGoals } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import styles from './Form.module.css'
import { GoalForm } from './GoalForm.tsx'
import { GoalPreview } from './GoalPreview.tsx'
import { emptyGoal, newGoalOf } from './goal-draft.ts'
import { MetricFields } from './MetricFields.tsx'

export default function NewGoal() {
  const { t } = useTranslation('mission')
  const { community, memberId } = useHere()
  const me = memberId && community.me ? { id: memberId, name: community.me.name } : undefined
  const { below } = useSearch({ strict: false }) as { below?: string }
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => emptyGoal(below, me))
  const creating = useAction(createGoal, {
    refreshes: [listGoals, home],
    onDone: ({ id }) => void navigate({ to: inCommunity(community.slug, 'goals', id) }),
  })
  const refused = creating.error
  const form = useErrorFocus(refused)
  const words = useRefusal('mission')
  const change = (next: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    creating.mutate(newGoalOf(draft))
  }
  return (
    <Place area="goals">
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('goal.newTitle')}</h1>
          <p className={styles.lead}>{t('goal.newLead')}</p>
        </header>
        <form ref={form} className={styles.form} onSubmit={submit} noValidate>
          {refused && !refused.fields.title && !refused.fields.intendedShare && (
            <Notice is="bad">{words(refused)}</Notice>
          )}
          <GoalForm
            draft={draft}
            onChange={change}
            wrong={{
              title: refused?.fields.title && t('goal.titleMissing'),
              share: refused?.fields.intendedShare && t('goal.shareWrong'),
            }}
          />
          <h2>{t('metric.howTitle')}</h2>
          <MetricFields
            draft={draft.metric}
            onChange={(next) => change({ metric: { ...draft.metric, ...next } })}
            isNew
            withName={false}
          />
          <div className={styles.bar}>
            <Button type="submit" size="l" busy={creating.isPending && t('saving')}>
              {t('goals.new')}
            </Button>
            <ButtonLink look="quiet" size="l" href={inCommunity(community.slug, 'goals')}>
              {t('cancel')}
            </ButtonLink>
          </div>
        </form>
        <GoalPreview draft={draft} />
      </div>
    </Place>
  )
}
