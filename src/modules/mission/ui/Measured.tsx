import { IconPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { SelectField } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { usePages } from '#web/pages.ts'
import { listReadings } from '../contract-readings.ts'
import type { MetricShown } from './amounts.ts'
import styles from './Goal.module.css'
import { GoalChart } from './GoalChart.tsx'
import { ReadingDialog } from './ReadingDialog.tsx'
import { Readings } from './Readings.tsx'
import { Series } from './Series.tsx'
import type { GoalPageShown } from './shown.ts'
import { useGoalWords } from './use-goal-words.ts'

const Made = lazy(() => import('./Made.tsx'))

/** One metric of the goal: its number, its curve, its readings. */
export function Measured({
  goal,
  metric,
  onMetric,
  opens,
  readingId,
}: {
  goal: GoalPageShown
  metric: MetricShown
  onMetric: (id: string) => void
  /** Came here to record. */
  opens: boolean
  /** Came here for this reading. */
  readingId: string | undefined
}) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const [isRecording, setRecording] = useState(opens && goal.can.record)
  const readings = usePages(listReadings, { goalId: goal.id, metricId: metric.id }, { watch: { subjects: [goal.id] } })
  const state = words.state(goal, metric)
  return (
    <>
      <Which goal={goal} metric={metric} onMetric={onMetric} />
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
      <GoalChart
        metric={metric}
        sentence={words.sentence({ ...goal, metric }, metric)}
        readings={readings.items ?? []}
        key={metric.id}
      />
      {metric.parts > 0 && (
        <Suspense fallback={null}>
          <Made metric={metric} />
        </Suspense>
      )}
      <Readings goal={goal} metric={metric} asked={readings} current={readingId} />
      <Series goal={goal} metric={metric} />
      {isRecording && <ReadingDialog goal={goal} metric={metric} onClose={() => setRecording(false)} />}
    </>
  )
}

/** Few are seen at once, many are chosen from. */
function Which({
  goal,
  metric,
  onMetric,
}: {
  goal: GoalPageShown
  metric: MetricShown
  onMetric: (id: string) => void
}) {
  const { t } = useTranslation('mission')
  const parts = goal.metrics.map((one) => ({ value: one.id, label: one.name }))
  if (parts.length < 2) return null
  const isShort = parts.length <= 4 && parts.reduce((sum, { label }) => sum + label.length, 0) < 60
  return (
    <div className={styles.metrics}>
      {isShort ? (
        <Segmented label={t('metric.which')} value={metric.id} onChange={onMetric} parts={parts} />
      ) : (
        <SelectField
          label={t('metric.which')}
          value={metric.id}
          choices={parts}
          onChange={(event) => onMetric(event.target.value)}
        />
      )}
    </div>
  )
}

/** How far from the steady way on the day of the last reading; nothing where that would only be noise. */
function planWords(t: TFunction<'mission'>, words: ReturnType<typeof useGoalWords>, metric: MetricShown) {
  const { latest, target, baseline, kind, progress } = metric
  const planned = latest && plannedOn(metric, latest.at)
  const isCountable = kind === 'number' || kind === 'money' || kind === 'percent'
  if (!latest || planned === undefined || planned === null || !isCountable || progress.state === 'reached') return
  const difference = latest.value - planned
  if (Math.abs(difference) < Math.abs((target ?? 0) - baseline) / 50) return
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
