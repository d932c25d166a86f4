import { useTranslation } from 'react-i18next'
import { listMembers } from '#modules/communities/contract.ts'
import { useHere } from '#web/here.ts'
import { CheckField, DateField, SelectField, TextArea, TextField } from '#web/kit/fields.tsx'
import { GoalIcon, goalIconNames } from '#web/kit/GoalIcon.tsx'
import { PickField } from '#web/kit/PickField.tsx'
import { useQuery } from '#web/query.ts'
import { goalKinds, listGoals } from '../contract-goals.ts'
import styles from './Form.module.css'
import type { GoalDraft } from './goal-draft.ts'

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
  wrong: { title?: string | undefined }
  /** The goal that is being changed; it cannot hang below itself. */
  goalId?: string
}) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const goals = useQuery(listGoals, { state: 'open' })
  const members = useQuery(listMembers, { most: 100 }, { enabled: community.can.seeDirectory })
  const parents = goals.data?.items.filter((goal) => goal.id !== goalId) ?? []
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
          onChange={(event) => onChange({ parentId: event.target.value || undefined })}
        />
        <DateField
          label={t('goal.deadline')}
          hint={t('optional')}
          value={draft.deadline}
          onChange={(event) => onChange({ deadline: event.target.value })}
        />
        {members.data && (
          <PickField
            label={t('goal.who')}
            hint={t('goal.whoLater')}
            picks={members.data.items.map((member) => ({ value: member.id, label: member.name }))}
            value={draft.ownerId}
            onChange={(ownerId) => onChange({ ownerId })}
          />
        )}
      </div>
      <Icons value={draft.icon} onChange={(icon) => onChange({ icon })} />
      {goalId === undefined && (
        <CheckField
          label={t('goal.public')}
          help={t('goal.publicHelp')}
          checked={draft.isPublic}
          onChange={(event) => onChange({ isPublic: event.target.checked })}
        />
      )}
    </>
  )
}

function Icons({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const { t } = useTranslation('mission')
  return (
    <fieldset>
      <legend className={styles.legend}>{t('goal.icon')}</legend>
      <div className={styles.icons}>
        {goalIconNames.map((name) => (
          <label key={name}>
            <input type="radio" name="icon" checked={name === value} onChange={() => onChange(name)} />
            <GoalIcon name={name} />
            <span className="sr">{t(`icon.${name}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
