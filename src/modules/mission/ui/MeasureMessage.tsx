import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { namesOfNobody, textWords } from '#modules/text/names.ts'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SelectField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import type { MessageDeedProps } from '#web/screens.ts'
import { getGoal, listGoals } from '../contract-goals.ts'
import type { MetricShown } from './amounts.ts'
import { numberFound } from './number-found.ts'
import styles from './ReadingDialog.module.css'
import { ReadingDialog } from './ReadingDialog.tsx'
import type { GoalPageShown } from './shown.ts'

/** What somebody told becomes a reading: first of which goal, then the number, with the message as evidence. */
export default function MeasureMessage({ message, href, onClose }: MessageDeedProps) {
  const { t, i18n } = useTranslation('mission')
  const [goalId, setGoal] = useState<string>()
  const [metricId, setMetric] = useState<string>()
  const [isSure, setSure] = useState(false)
  const { data: goals } = useQuery(listGoals, { state: 'open' })
  const chosen = goalId ?? goals?.items[0]?.id
  const { data } = useQuery(getGoal, { goalId: chosen ?? '' }, { enabled: chosen !== undefined })
  const goal = data as GoalPageShown | undefined
  const metric = goal?.metrics.find(({ id }) => id === metricId) ?? goal?.metrics[0]
  const said = usePlain(message.text)
  if (isSure && goal && metric) {
    const value = numberFound(said, unitOf(metric), i18n.language)
    const begins = {
      note: said.slice(0, 2_000),
      links: new URL(href, location.href).href,
      ...(value !== undefined && { value }),
    }
    return <ReadingDialog goal={goal} metric={metric} begins={begins} onClose={onClose} />
  }
  const isReady = goal?.can.record && metric
  const actions = goals && goals.items.length > 0 && (
    <Button aria-disabled={!isReady} onClick={() => isReady && setSure(true)}>
      {t('measure.next')}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={t('measure.title')} actions={actions}>
      <div className={styles.form}>
        {!goals && <Skeletons count={2} />}
        {goals?.items.length === 0 && <p>{t('measure.no_goals')}</p>}
        {goals && goals.items.length > 0 && (
          <SelectField
            label={t('measure.goal')}
            value={chosen}
            choices={goals.items.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => {
              setGoal(event.target.value)
              setMetric(undefined)
            }}
          />
        )}
        {goal && goal.metrics.length > 1 && (
          <SelectField
            label={t('measure.metric')}
            value={metric?.id}
            choices={goal.metrics.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setMetric(event.target.value)}
          />
        )}
        {goal && !metric && <Notice is="hint">{t('measure.no_metric')}</Notice>}
        {goal && metric && !goal.can.record && <Notice is="hint">{t('measure.may_not')}</Notice>}
        {isReady && <p className={styles.quiet}>{t('measure.seen')}</p>}
      </div>
    </Dialog>
  )
}

/** Money is written with its sign or its letters. */
const unitOf = ({ kind, unit, currency }: MetricShown): string =>
  kind === 'money' ? (currency === 'EUR' ? '€' : (currency ?? '')) : (unit ?? '')

/** The words of the message without marks; names of people stay out of a goal's evidence. */
function usePlain(markdown: string): string {
  const { t } = useTranslation('text')
  return toPlain(parse(markdown), namesOfNobody(textWords(t)))
}
