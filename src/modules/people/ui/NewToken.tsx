import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { CheckField, SelectField, TextField } from '#web/kit/fields.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { useAction } from '#web/query.ts'
import { createToken, listTokens } from '../contract.ts'
import styles from './Account.module.css'
import { type Area, allOf, areas, onlyWritten, type Right, type Rights, scopesOf } from './scopes.ts'

const days = [7, 30, 90, 365]
type Kind = 'read' | 'write' | 'chosen'

export function NewToken({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const { t } = useTranslation('people')
  const [name, setName] = useState('')
  const [valid, setValid] = useState(90)
  const [kind, setKind] = useState<Kind>('read')
  const [chosen, setChosen] = useState<Rights>(() => allOf('read'))
  const [isPrivate, setPrivate] = useState(false)
  const making = useAction(createToken, { refreshes: [listTokens], onDone: (made) => onMade(made.secret) })
  const refused = making.error
  const scopes = scopesOf(kind === 'chosen' ? chosen : allOf(kind), isPrivate)
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
      {kind === 'chosen' && <Chosen rights={chosen} onChange={setChosen} />}
      <CheckField
        label={t('tokens.private')}
        help={t('tokens.privateText')}
        checked={isPrivate}
        onChange={(event) => setPrivate(event.target.checked)}
      />
      <div className={styles.bar}>
        <Button type="submit" busy={making.isPending && t('saving')}>
          {t('tokens.make')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  )
}

function Chosen({ rights, onChange }: { rights: Rights; onChange: (rights: Rights) => void }) {
  const { t } = useTranslation('people')
  const partsOf = (area: Area): Right[] => (onlyWritten.includes(area) ? ['none', 'write'] : ['none', 'read', 'write'])
  return (
    <div>
      {areas.map((area) => (
        <div key={area} className={styles.choice}>
          <span>{t(`tokens.area.${area}`)}</span>
          <Segmented
            label={t(`tokens.area.${area}`)}
            value={rights[area]}
            onChange={(right) => onChange({ ...rights, [area]: right })}
            parts={partsOf(area).map((value) => ({ value, label: t(`tokens.right.${value}`) }))}
          />
        </div>
      ))}
    </div>
  )
}
