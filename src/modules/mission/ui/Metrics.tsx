import { IconDots } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getGoal, listGoals } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import { showMetric } from '../contract-impact.ts'
import { addMetric, removeMetric, updateMetric } from '../contract-metrics.ts'
import type { MetricShown } from './amounts.ts'
import { FeedsField } from './FeedsField.tsx'
import styles from './Form.module.css'
import { MetricFields } from './MetricFields.tsx'
import { draftOfMetric, emptyMetric, metricChangeOf, newMetricOf } from './metric-draft.ts'
import type { GoalPageShown } from './shown.ts'
import { useGoalWords } from './use-goal-words.ts'
import { useSteering } from './use-steering.ts'

const refreshes = [getGoal, listGoals, home]

/** How a goal is measured: the first is the one shown on lists. */
export function Metrics({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const [open, setOpen] = useState<MetricShown | 'new'>()
  const [leaving, setLeaving] = useState<MetricShown>()
  const changing = useAction(updateMetric, { refreshes })
  const showing = useAction(showMetric, { refreshes })
  const { isSteward } = useSteering()
  const isPublic = goal.audience === 'public'
  const removing = useAction(removeMetric, { refreshes, onDone: () => setLeaving(undefined) })
  return (
    <section className={styles.part}>
      <h2>{t('metric.title')}</h2>
      <ul className={styles.rows}>
        {goal.metrics.map((metric, index) => (
          <li key={metric.id}>
            <span className={styles.grow}>
              <b>{metric.name}</b>
              <small>
                {words.bare(metric, words.now(metric))} {words.of(metric)}
                {index === 0 && goal.metrics.length > 1 && ` · ${t('metric.isFirst')}`}
                {isPublic && !metric.isPublic && ` · ${t('metric.inner')}`}
              </small>
            </span>
            <Button look="soft" size="s" onClick={() => setOpen(metric)}>
              {t('metric.change')}
            </Button>
            <Menu
              button={
                <IconButton label={t('metric.more', { name: metric.name })}>
                  <IconDots aria-hidden />
                </IconButton>
              }
              items={[
                ...(index > 0
                  ? [
                      {
                        label: t('metric.first'),
                        onPick: () => changing.mutate({ metricId: metric.id, isFirst: true }),
                      },
                    ]
                  : []),
                ...(isPublic && isSteward
                  ? [
                      {
                        label: t(metric.isPublic ? 'metric.hide' : 'metric.show'),
                        onPick: () => showing.mutate({ metricId: metric.id, isPublic: !metric.isPublic }),
                      },
                    ]
                  : []),
                { label: t('metric.remove'), danger: true, onPick: () => setLeaving(metric) },
              ]}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button look="soft" onClick={() => setOpen('new')}>
          {t('metric.add')}
        </Button>
      </div>
      {open && <MetricDialog goal={goal} metric={open} onClose={() => setOpen(undefined)} />}
      <ConfirmDialog
        open={leaving !== undefined}
        question={t('metric.removeAsk', { name: leaving?.name })}
        text={t('metric.removeText')}
        keep={t('keep')}
        confirm={t('metric.remove')}
        busy={removing.isPending && t('saving')}
        onKeep={() => setLeaving(undefined)}
        onConfirm={() => leaving && removing.mutate({ metricId: leaving.id })}
      />
    </section>
  )
}

function MetricDialog({
  goal,
  metric,
  onClose,
}: {
  goal: GoalPageShown
  metric: MetricShown | 'new'
  onClose: () => void
}) {
  const { t } = useTranslation('mission')
  const isNew = metric === 'new'
  const [draft, setDraft] = useState(() => (isNew ? emptyMetric() : draftOfMetric(metric)))
  const [feedsId, setFeedsId] = useState(isNew ? null : metric.feedsId)
  const adding = useAction(addMetric, { refreshes, onDone: onClose })
  const changing = useAction(updateMetric, { refreshes, onDone: onClose })
  const refused = adding.error ?? changing.error
  const words = useRefusal('mission')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const named = { ...draft, name: draft.name.trim() || goal.title }
    if (isNew) adding.mutate({ goalId: goal.id, ...newMetricOf(named) })
    else changing.mutate({ ...metricChangeOf(metric.id, named), ...(feedsId !== metric.feedsId && { feedsId }) })
  }
  return (
    <Dialog open onClose={onClose} title={t(isNew ? 'metric.add' : 'metric.changeTitle')} size={560}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {refused && <Notice is="bad">{words(refused)}</Notice>}
        <MetricFields
          draft={draft}
          onChange={(next) => setDraft((now) => ({ ...now, ...next }))}
          isNew={isNew}
          withName
        />
        {!isNew && <FeedsField metric={metric} value={feedsId} onChange={setFeedsId} />}
        <div className={styles.bar}>
          <Button type="submit" busy={(adding.isPending || changing.isPending) && t('saving')}>
            {t('save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
