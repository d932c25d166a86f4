import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Card } from '#web/kit/Card.tsx'
import { Course } from '#web/kit/Course.tsx'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import { useQuery } from '#web/query.ts'
import { getGoal } from '../contract-goals.ts'
import { courseOfMetric, useGoalWords } from './use-goal-words.ts'

/** A goal in a message that links it: how far it is now. */
export default function GoalCard({ id }: { id: string }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const words = useGoalWords()
  const { data: goal } = useQuery(getGoal, { goalId: id }, { watch: { subjects: [id], kinds: ['mission.'] } })
  if (!goal) return null
  const metric = goal.metrics[0] ?? null
  const state = words.state(goal, metric).words
  const so = metric ? `${words.bare(metric, words.now(metric))} ${words.of(metric)}, ${state}` : state
  return (
    <Card
      label={t('goal.one')}
      sign={<GoalIcon name={goal.icon} />}
      title={goal.title}
      text={so}
      href={subjectHref(community.slug, { kind: 'goal', id })}
      side={metric && <Course form="small" {...courseOfMetric(metric, `${goal.title}: ${so}`)} />}
    />
  )
}
