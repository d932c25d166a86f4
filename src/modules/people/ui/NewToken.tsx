import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '#web/Form.tsx'
import { CheckField, SelectField, TextField } from '#web/kit/fields.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { useAction } from '#web/query.ts'
import { createToken, listTokens } from '../contract.ts'
import styles from './Account.module.css'
import { FormBar } from './FormBar.tsx'
import { allOf, type Rights, rightsOf, scopesOf } from './scopes.ts'
import { type NamedArea, useAreas } from './use-areas.ts'

const days = [7, 30, 90, 365]
type Kind = 'read' | 'write' | 'chosen'

export function NewToken({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const { t } = useTranslation('people')
  const areas = useAreas()
  const [name, setName] = useState('')
  const [valid, setValid] = useState(90)
  const [kind, setKind] = useState<Kind>('read')
  const [chosen, setChosen] = useState<Rights>(() => allOf(areas, 'read'))
  const [isPrivate, setPrivate] = useState(false)
  const making = useAction(createToken, { refreshes: [listTokens], onDone: (made) => onMade(made.secret) })
  const refused = making.error
  const scopes = scopesOf(areas, kind === 'chosen' ? chosen : allOf(areas, kind), isPrivate)
  return (
    <Form
      module="people"
      refused={refused}
      inPlace={['name', 'scopes']}
      busy={making.isPending}
      className={styles.form}
      onSubmit={() => making.mutate({ name, days: valid, scopes })}
    >
      <TextField
        label={t('tokens.name')}
        value={name}
        maxLength={80}
        placeholder={t('tokens.nameExample')}
        error={refused?.fields.name && t('tokens.nameMissing')}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('tokens.valid')}
        value={String(valid)}
        choices={days.map((count) => ({ value: String(count), label: t('tokens.days', { count }) }))}
        onChange={(event) => setValid(Number(event.target.value))}
      />
      <RadioCards
        label={t('tokens.may')}
        value={kind}
        onChange={(next) => setKind(next as Kind)}
        error={scopes.length === 0 && refused?.fields.scopes !== undefined && t('tokens.nothing')}
        cards={(['read', 'write', 'chosen'] as const).map((value) => ({
          value,
          label: t(`tokens.kind.${value}`),
          text: t(`tokens.kind.${value}Text`),
        }))}
      />
      {kind === 'chosen' && <Chosen areas={areas} rights={chosen} onChange={setChosen} />}
      <CheckField
        label={t('tokens.private')}
        help={t('tokens.privateText')}
        checked={isPrivate}
        onChange={(event) => setPrivate(event.target.checked)}
      />
      <FormBar does={t('tokens.make')} busy={making.isPending} onEnd={onClose} />
    </Form>
  )
}

type ChosenProps = { areas: readonly NamedArea[]; rights: Rights; onChange: (rights: Rights) => void }

function Chosen({ areas, rights, onChange }: ChosenProps) {
  const { t } = useTranslation('people')
  return (
    <div>
      {areas.map((area) => (
        <div key={area.name} className={styles.choice}>
          <span>{area.label}</span>
          <Segmented
            label={area.label}
            value={rights[area.name] ?? 'none'}
            onChange={(right) => onChange({ ...rights, [area.name]: right })}
            parts={rightsOf(area).map((value) => ({ value, label: t(`tokens.right.${value}`) }))}
          />
        </div>
      ))}
    </div>
  )
}
