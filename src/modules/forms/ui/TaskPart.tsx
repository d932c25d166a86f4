/** What becomes of an answer: the list, labels, who gets it; and when the form ends. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardWhole } from '#modules/boards/contract.ts'
import { CheckField, DateField, SelectField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { PickMember } from '#web/PickMember.tsx'
import type { Form } from '../contract.ts'
import styles from './Builder.module.css'
import type { Draft } from './draft.ts'

type Props = {
  draft: Draft
  board: BoardWhole
  assignee: Form['assignee'] | undefined
  onChange: (to: Partial<Draft>) => void
}

export function TaskPart({ draft, board, assignee, onChange }: Props) {
  const { t } = useTranslation('forms')
  const { labelIds } = draft
  const [member, setMember] = useState<Parameters<typeof PickMember>[0]['chosen']>(assignee ?? undefined)
  const whole = (value: number | undefined, most: number) =>
    value === undefined ? null : Math.min(most, Math.max(1, Math.round(value)))
  return (
    <>
      <section className={styles.part}>
        <h2>{t('build.task')}</h2>
        <SelectField
          label={t('build.list')}
          choices={board.lists.map(({ id, title }) => ({ value: id, label: title }))}
          value={draft.listId}
          onChange={(event) => onChange({ listId: event.target.value })}
        />
        {board.labels.length > 0 && (
          <fieldset className={styles.labels}>
            <legend>
              {t('build.labels')} <small>{t('build.optional')}</small>
            </legend>
            {board.labels.map((label) => (
              <CheckField
                key={label.id}
                label={label.name || t(`boards:ui.board.tone_${label.tone}` as 'area')}
                checked={labelIds.includes(label.id)}
                onChange={(event) =>
                  onChange({
                    labelIds: event.target.checked ? [...labelIds, label.id] : labelIds.filter((id) => id !== label.id),
                  })
                }
              />
            ))}
          </fieldset>
        )}
        <div className={styles.pair}>
          <PickMember
            subjectId={board.id}
            label={t('build.assignee')}
            hint={t('build.optional')}
            chosen={member}
            onChange={(one) => {
              setMember(one)
              onChange({ assigneeId: one?.id ?? null })
            }}
          />
          <NumberField
            label={t('build.needed')}
            hint={t('build.optional')}
            value={draft.needed ?? undefined}
            onChange={(value) => onChange({ needed: whole(value, 500) })}
          />
        </div>
      </section>
      <section className={styles.part}>
        <h2>{t('build.end')}</h2>
        <div className={styles.pair}>
          <DateField
            label={t('build.closes_on')}
            hint={t('build.optional')}
            value={draft.closesOn ?? ''}
            onChange={(event) => onChange({ closesOn: event.target.value || null })}
          />
          <NumberField
            label={t('build.most')}
            hint={t('build.optional')}
            value={draft.mostAnswers ?? undefined}
            onChange={(value) => onChange({ mostAnswers: whole(value, 5_000) })}
          />
        </div>
      </section>
    </>
  )
}
