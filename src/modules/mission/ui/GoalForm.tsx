import { useTranslation } from 'react-i18next'
import { DateField, SelectField, TextArea, TextField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { useQuery } from '#web/query.ts'
import { goalKinds, listGoals } from '../contract-goals.ts'
import { sharesBeside } from './ancestors.ts'
import styles from './Form.module.css'
import { GoalIcons } from './GoalIcons.tsx'
import type { GoalDraft } from './goal-draft.ts'
import { OwnerField } from './OwnerField.tsx'
import { SeenByField } from './SeenByField.tsx'
import { useSteering } from './use-steering.ts'

/** The questions about a goal, for setting and for changing one. */
export function GoalForm({
  draft,
  onChange,
  wrong,
  goalId,
}: {
  draft: GoalDraft
  onChange: (next: Partial<GoalDraft>) => void
  /** Words for fields that cannot stay so. */
  wrong: { title?: string | undefined; share?: string | undefined }
  /** The goal that is being changed; it cannot hang below itself. */
  goalId?: string
}) {
  const { t } = useTranslation('mission')
  const steering = useSteering()
  const goals = useQuery(listGoals, { state: 'open' })
  const parents = goals.data?.items.filter((goal) => goal.id !== goalId && (goalId || steering.maySetBelow(goal))) ?? []
  const together = sharesBeside(goals.data?.items ?? [], goalId, draft.parentId ?? null) + (draft.share ?? 0)
  const shareHelp = t(together > 100 ? 'goal.shareOver' : 'goal.shareHelp', { together })
  const hang = (parentId: string | undefined) => {
    const seenBy = parentId ? 'above' : draft.seenBy === 'above' ? 'community' : draft.seenBy
    onChange({ parentId, seenBy })
  }
  return (
    <>
      <TextField
        label={t('goal.title')}
        value={draft.title}
        maxLength={300}
        autoComplete="off"
        error={wrong.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextArea
        label={t('goal.sentence')}
        hint={t('optional')}
        rows={2}
        maxLength={500}
        value={draft.sentence}
        placeholder={t('goal.sentenceExample')}
        onChange={(event) => onChange({ sentence: event.target.value })}
      />
      <div className={styles.two}>
        <SelectField
          label={t('goal.kind')}
          value={draft.kind}
          help={t(`goalKind.${draft.kind}.help`)}
          choices={goalKinds.map((kind) => ({ value: kind, label: t(`goalKind.${kind}`) }))}
          onChange={(event) => onChange({ kind: event.target.value as GoalDraft['kind'] })}
        />
        <SelectField
          label={t('goal.parent')}
          value={draft.parentId ?? ''}
          empty={t('goal.noParent')}
          choices={parents.map((goal) => ({ value: goal.id, label: `${'– '.repeat(goal.depth)}${goal.title}` }))}
          onChange={(event) => hang(event.target.value || undefined)}
        />
        <DateField
          label={t('goal.deadline')}
          hint={t('optional')}
          value={draft.deadline}
          onChange={(event) => onChange({ deadline: event.target.value })}
        />
        <NumberField
          label={t('goal.share')}
          hint={t('optional')}
          unit="%"
          value={draft.share}
          help={shareHelp}
          error={wrong.share}
          onChange={(share) => onChange({ share })}
        />
        <OwnerField owner={draft.owner} onChange={(owner) => onChange({ owner })} />
        {goalId === undefined && (
          <SeenByField
            value={draft.seenBy}
            isBelow={draft.parentId !== undefined}
            onChange={(seenBy) => onChange({ seenBy })}
          />
        )}
      </div>
      <GoalIcons value={draft.icon} onChange={(icon) => onChange({ icon })} />
    </>
  )
}
