import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Course } from '#web/kit/Course.tsx'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { useQuery } from '#web/query.ts'
import { getGoal } from '../contract-goals.ts'
import type { getPurpose } from '../contract-purpose.ts'
import styles from './Purpose.module.css'
import { courseOfMetric, useGoalWords } from './use-goal-words.ts'
import { usePurposeName } from './use-purpose-name.ts'

export const purposeIcons = { goal: 'compass', value: 'diamond', care: 'heart-handshake', operations: 'tool' } as const

/** The purpose something has: a goal with how far it is, or the words for the others. */
export function PurposeAbout({
  shown,
  onChange,
  onClose,
}: {
  shown: OutputOf<typeof getPurpose>
  onChange: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const nameOf = usePurposeName()
  const { effective, from, can } = shown
  if (!effective) return <p className={styles.text}>{t('purpose.none')}</p>
  const isGoal = effective.kind === 'goal' && effective.title !== null
  const place = isGoal
    ? inCommunity(community.slug, 'goals', effective.id ?? '')
    : effective.kind === 'value' && inCommunity(community.slug, 'charter')
  return (
    <div className={styles.about}>
      <p className={styles.name}>
        <GoalIcon name={effective.icon ?? purposeIcons[effective.kind]} />
        {nameOf(effective)}
      </p>
      {isGoal ? (
        <Progress goalId={effective.id ?? ''} />
      ) : (
        <p className={styles.text}>{t(`purpose.${effective.kind}.text`)}</p>
      )}
      {from && <p className={styles.text}>{t('purpose.from', { name: from.title })}</p>}
      <div className={styles.actions}>
        {can.set && (
          <Button look="quiet" onClick={onChange}>
            {t('purpose.change')}
          </Button>
        )}
        {place && (
          <ButtonLink look="soft" href={place} onClick={onClose}>
            {t(isGoal ? 'purpose.toGoal' : 'purpose.toCharter')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

function Progress({ goalId }: { goalId: string }) {
  const words = useGoalWords()
  const asked = useQuery(getGoal, { goalId })
  const goal = asked.data
  if (!goal) return asked.isPending ? <Skeletons like="text" count={1} /> : null
  const metric = goal.metrics[0] ?? null
  const state = words.state(goal, metric)
  const until = words.until(metric?.deadline ?? goal.deadline)
  return (
    <>
      {goal.sentence && <p className={styles.text}>{goal.sentence}</p>}
      {metric && (
        <div className={styles.course}>
          <Course {...courseOfMetric(metric, words.sentence({ ...goal, metric }, metric))} targetLine />
        </div>
      )}
      <p className={styles.reach}>
        {metric && (
          <span>
            <b>{words.bare(metric, words.now(metric))}</b> {words.of(metric)}
          </span>
        )}
        <StateWord is={state.is}>{state.words}</StateWord>
        {until && <small>{until}</small>}
      </p>
    </>
  )
}
