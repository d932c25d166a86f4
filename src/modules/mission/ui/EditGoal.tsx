import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { getGoal, listGoals, updateGoal } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import styles from './Form.module.css'
import { GoalForm } from './GoalForm.tsx'
import { GoalState } from './GoalState.tsx'
import { changeOf, emptyGoal, type GoalDraft } from './goal-draft.ts'
import { Learned } from './Learned.tsx'
import { Metrics } from './Metrics.tsx'
import type { GoalPageShown } from './shown.ts'
import { Unread } from './Unread.tsx'

export default function EditGoal() {
  const { t } = useTranslation('mission')
  const { goal: goalId = '' } = useParams({ strict: false }) as { goal?: string }
  const asked = useQuery(getGoal, { goalId })
  const goal = asked.data
  if (asked.error?.status === 404 || (goal && !goal.can.edit)) return <NotFound />
  return (
    <Place area="goals">
      <div className={styles.page}>
        <h1>{t('goal.editTitle')}</h1>
        {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
        {asked.isPending && <Skeletons like="text" />}
        {goal && (
          <>
            <Fields goal={goal} key={goal.id} />
            <Metrics goal={goal} />
            <GoalState goal={goal} />
            <Learned goalId={goal.id} />
          </>
        )}
      </div>
    </Place>
  )
}

function Fields({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const navigate = useNavigate()
  const page = inCommunity(community.slug, 'goals', goal.id)
  const [draft, setDraft] = useState(() => draftOfGoal(goal))
  const changing = useAction(updateGoal, {
    refreshes: [getGoal, listGoals, home],
    onDone: () => {
      toast({ text: t('goal.saved') })
      void navigate({ to: page })
    },
  })
  const refused = changing.error
  const form = useErrorFocus(refused)
  const words = useRefusal('mission')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate(changeOf(goal.id, draft))
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {refused && !refused.fields.title && !refused.fields.intendedShare && <Notice is="bad">{words(refused)}</Notice>}
      <GoalForm
        goalId={goal.id}
        draft={draft}
        onChange={(next) => setDraft((now) => ({ ...now, ...next }))}
        wrong={{
          title: refused?.fields.title && t('goal.titleMissing'),
          share: refused?.fields.intendedShare && t('goal.shareWrong'),
        }}
      />
      <div className={styles.bar}>
        <Button type="submit" busy={changing.isPending && t('saving')}>
          {t('save')}
        </Button>
        <ButtonLink look="quiet" href={page}>
          {t('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}

function draftOfGoal(goal: GoalPageShown): GoalDraft {
  const { title, sentence, kind, icon } = goal
  const empty = emptyGoal(goal.parentId ?? undefined, goal.owner ?? undefined)
  const share = goal.intendedShare ?? undefined
  return { ...empty, title, sentence, kind, icon, share, deadline: goal.deadline ?? '' }
}
