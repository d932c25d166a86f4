import { IconBulb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { CheckField, DateField, TextField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { formatNumber } from '#web/kit/number.ts'
import { type DraftGoal, firstOf, perMonth } from './draft.ts'
import styles from './Found.module.css'
import type { StepProps } from './step.ts'

export function GoalStep({ draft, change, missing = [] }: StepProps) {
  const { t, i18n } = useTranslation('founding')
  const { goal } = draft
  const edit = (next: Partial<DraftGoal>) => change({ goal: { ...goal, ...next } })
  const ideas = draft.ideas.goals.filter(({ metric }) => !metric.kind || metric.kind === 'number')
  const others = draft.moreGoals.filter(({ goal: one }) => one.title !== goal.title.trim())
  const flip = (key: number) =>
    change({ moreGoals: draft.moreGoals.map((one) => (one.key === key ? { ...one, isOn: !one.isOn } : one)) })
  const monthly = perMonth(goal, Date.now())
  return (
    <>
      <TextField
        name="goal"
        label={t('goal.label')}
        value={goal.title}
        maxLength={300}
        autoComplete="off"
        error={missing.includes('goal') && !goal.title.trim() && t('missing.goal')}
        onChange={(event) => edit({ title: event.target.value })}
      />
      <Chips>
        {ideas.map((idea) => (
          <Chip key={idea.title} onClick={() => edit(firstOf(idea))}>
            {idea.title}
          </Chip>
        ))}
        {ideas.length === 0 &&
          t(`goal.ideas.${draft.preset}`)
            .split(';')
            .map((idea) => {
              const [title = '', unit = '', icon = 'compass'] = idea.split('/')
              return (
                <Chip key={idea} onClick={() => edit({ title, unit, icon })}>
                  {title}
                </Chip>
              )
            })}
      </Chips>
      <div className={styles.three}>
        <NumberField label={t('goal.baseline')} value={goal.baseline} onChange={(baseline) => edit({ baseline })} />
        <NumberField label={t('goal.target')} value={goal.target} onChange={(target) => edit({ target })} />
        <TextField
          label={t('goal.unit')}
          value={goal.unit}
          maxLength={40}
          autoComplete="off"
          placeholder={t('goal.unitExample')}
          onChange={(event) => edit({ unit: event.target.value })}
        />
      </div>
      <div className={styles.two}>
        <DateField
          label={t('goal.deadline')}
          value={goal.deadline}
          onChange={(event) => edit({ deadline: event.target.value })}
        />
        <CheckField
          label={t('goal.adds')}
          help={t('goal.addsHelp')}
          checked={goal.adds}
          onChange={(event) => edit({ adds: event.target.checked })}
        />
      </div>
      {monthly !== undefined && (
        <p className={styles.hint}>
          <IconBulb aria-hidden />
          {t('goal.monthly', { amount: formatNumber(monthly, i18n.language), unit: goal.unit })}
        </p>
      )}
      {others.length > 0 && (
        <section className={styles.also}>
          <h2>{t('goal.also')}</h2>
          {others.map(({ key, isOn, goal: one }) => (
            <CheckField
              key={key}
              label={one.title}
              help={`${one.metric.name} · ${one.sentence}`}
              checked={isOn}
              onChange={() => flip(key)}
            />
          ))}
        </section>
      )}
    </>
  )
}
