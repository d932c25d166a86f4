import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { CheckField, TextField } from '#web/kit/fields.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { type Field, getBoard } from '../../contract.ts'
import { changeField, countValues, removeField } from '../../fields/contract.ts'
import { MAX_FIELD } from '../board/bounds.ts'
import { useOnBoard } from '../board/on-board.ts'
import { FieldOptions } from './FieldOptions.tsx'
import styles from './FieldsDialog.module.css'

type Props = { field: Field; mayRemove: boolean; onGone: () => void }

/** One own field: each change counts at once. */
export function FieldForm({ field, mayRemove, onGone }: Props) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [name, setName] = useState(field.name)
  const [onCard, setOnCard] = useState(field.onCard)
  const change = useAction(changeField, { refreshes: [getBoard], oneByOne: true, onRefused: doings.onRefused })
  const rename = () => {
    const next = name.trim()
    if (!next) setName(field.name)
    else if (next !== field.name) change.mutate({ fieldId: field.id, name: next })
  }
  return (
    <div className={styles.form}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          rename()
        }}
      >
        <TextField
          label={t('ui.fields.name')}
          value={name}
          maxLength={MAX_FIELD}
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
        />
      </form>
      <CheckField
        label={t('ui.fields.show_on_card')}
        checked={onCard}
        onChange={({ target: { checked } }) => {
          setOnCard(checked)
          change.mutate({ fieldId: field.id, onCard: checked })
        }}
      />
      {field.kind === 'choice' && <FieldOptions field={field} mayRemove={mayRemove} />}
      {mayRemove && <Removing field={field} onGone={onGone} />}
    </div>
  )
}

/** It does not come back: so many tasks lose what they say there. */
function Removing({ field, onGone }: Omit<Props, 'mayRemove'>) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [isAsked, ask] = useState(false)
  const counted = useQuery(countValues, { fieldId: field.id }, { enabled: isAsked }).data
  const remove = useAction(removeField, { refreshes: [getBoard], onRefused: doings.onRefused, onDone: onGone })
  if (!isAsked)
    return (
      <Button
        size="s"
        look="quiet"
        className={styles.remove}
        icon={<IconTrash aria-hidden />}
        onClick={() => ask(true)}
      >
        {t('ui.fields.remove')}
      </Button>
    )
  if (!counted) return null
  return (
    <section className={styles.asking} aria-label={t('ui.fields.remove')}>
      <p role="status">{t('ui.fields.remove_text', { count: counted.tasks })}</p>
      <Button size="s" look="line" onClick={() => ask(false)}>
        {t('ui.fields.keep')}
      </Button>
      <Button
        size="s"
        look="danger"
        busy={remove.isPending && t('ui.fields.removing')}
        onClick={() => remove.mutate({ fieldId: field.id })}
      >
        {t('ui.fields.remove')}
      </Button>
    </section>
  )
}
