import { IconPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { useQuery } from '#web/query.ts'
import { listReadings } from '../contract-readings.ts'
import type { MetricShown } from './amounts.ts'
import styles from './Goal.module.css'
import { GoalChart } from './GoalChart.tsx'
import { ReadingDialog } from './ReadingDialog.tsx'
import { Readings } from './Readings.tsx'
import type { GoalPageShown } from './shown.ts'
import { useGoalWords } from './use-goal-words.ts'

/** One metric of the goal: its number, its curve, its readings. */
export function Measured({
  goal,
  metric,
  onMetric,
  opens,
}: {
  goal: GoalPageShown
  metric: MetricShown
  onMetric: (id: string) => void
  /** Came here to record. */
  opens: boolean
}) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const [isRecording, setRecording] = useState(opens && goal.can.record)
  const readings = useQuery(listReadings, { goalId: goal.id, metricId: metric.id }, { watch: { subjects: [goal.id] } })
  const notes = new Map((readings.data?.items ?? []).filter((one) => one.note).map((one) => [one.at, one.note]))
  const state = words.state(goal, metric)
  return (
    <>
      {goal.metrics.length > 1 && (
        <div className={styles.metrics}>
          <Segmented
            label={t('metric.which')}
            value={metric.id}
            onChange={onMetric}
            parts={goal.metrics.map((one) => ({ value: one.id, label: one.name }))}
          />
        </div>
      )}
      <div className={styles.reach}>
        <span className={styles.big}>{words.bare(metric, words.now(metric))}</span>
        <span className={styles.of}>{words.of(metric)}</span>
        <span className={styles.state}>
          <StateWord is={state.is}>{[state.words, planWords(t, words, metric)].filter(Boolean).join(', ')}</StateWord>
        </span>
        {goal.can.record && (
          <Button icon={<IconPlus aria-hidden />} onClick={() => setRecording(true)}>
            {t('reading.record')}
          </Button>
        )}
      </div>
      <GoalChart metric={metric} sentence={words.sentence({ ...goal, metric }, metric)} notes={notes} key={metric.id} />
      <Readings goal={goal} metric={metric} asked={readings} />
      {isRecording && <ReadingDialog goal={goal} metric={metric} onClose={() => setRecording(false)} />}
    </>
  )
}

/** How far from the steady way on the day of the last reading; nothing where that would only be noise. */
function planWords(t: TFunction<'mission'>, words: ReturnType<typeof useGoalWords>, metric: MetricShown) {
  const { latest, target, baseline, kind, progress } = metric
  const planned = latest && plannedOn(metric, latest.at)
  const isCountable = kind === 'number' || kind === 'money' || kind === 'percent'
  if (!latest || planned === undefined || planned === null || !isCountable || progress.state === 'reached') return
  const difference = latest.value - planned
  if (Math.abs(difference) < Math.abs((target ?? 0) - baseline) / 100) return
  const digits = 10 ** Math.floor(Math.log10(Math.abs(difference)) - 1)
  const rounded = Math.round(Math.abs(difference) / digits) * digits
  return t(difference > 0 ? 'plan.above' : 'plan.below', { amount: words.amount(metric, rounded) })
}

/** What an even way from the baseline to the target asks for on a day; undefined without target or deadline. */
function plannedOn({ baseline, baselineOn, target, deadline }: MetricShown, day: string): number | undefined {
  if (target === null || deadline === null) return undefined
  const [from, to] = [Date.parse(baselineOn), Date.parse(deadline)]
  const share = to > from ? Math.min(1, Math.max(0, (Date.parse(day) - from) / (to - from))) : 1
  return baseline + (target - baseline) * share
}
