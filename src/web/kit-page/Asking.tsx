import { type FormEvent, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Face } from '../kit/Face.tsx'
import { CheckField, DateField, SelectField, TextArea, TextField } from '../kit/fields.tsx'
import { focusFirstError } from '../kit/focus-first-error.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { PickField } from '../kit/PickField.tsx'
import { RadioCards } from '../kit/RadioCards.tsx'
import { SearchField } from '../kit/SearchField.tsx'
import { SectionHead } from '../kit/SectionHead.tsx'
import styles from './KitPage.module.css'
import { people } from './sample.tsx'

export function Asking() {
  const [asked, setAsked] = useState('Wehr')
  const [amount, setAmount] = useState<number | undefined>(8420.5)
  const [who, setWho] = useState<string | undefined>('mara')
  const [ticket, setTicket] = useState('shore')
  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    focusFirstError(event.currentTarget)
  }
  return (
    <>
      <form className={styles.stack} onSubmit={check} noValidate>
        <SectionHead title="Felder" />
        <TextField
          label="Was soll sich ändern?"
          defaultValue="Müll aus dem Fluss"
          help="Ein Satz, den alle verstehen."
        />
        <TextField
          label="Messwert"
          hint="in Kilogramm"
          defaultValue="1.37O"
          error="Hier steht ein O statt einer Null. Meintest du 1.370?"
        />
        <div className={styles.pair}>
          <NumberField label="Heute" value={amount} onChange={setAmount} unit="kg" />
          <DateField label="Bis wann?" defaultValue="2026-12-31" />
        </div>
        <TextArea
          label="Warum"
          hint="kannst du später sagen"
          placeholder="Was am Ufer liegt, ist bald in der Nordsee."
        />
        <Button type="submit" look="soft">
          Weiter
        </Button>
      </form>
      <section className={styles.stack}>
        <SectionHead title="Wählen" />
        <RadioCards
          label="Wie bist du dabei?"
          value={ticket}
          onChange={setTicket}
          cards={[
            { value: 'shore', label: 'Uferteam', text: 'Ab 6 Jahren, Kinder mit Begleitung', side: 'kostenlos' },
            { value: 'soup', label: 'Mit Suppe für zwei', text: 'Zahl, was passt', side: 'ab 5 €' },
            { value: 'boat', label: 'Boot', text: 'Ausgebucht', disabled: true },
          ]}
        />
        <PickField
          label="Wer kümmert sich?"
          value={who}
          onChange={setWho}
          picks={people.map((person) => ({
            value: person.id,
            label: person.name,
            sign: <Face person={person} size={24} named />,
          }))}
        />
        <SelectField
          label="Wie oft?"
          choices={[
            { value: 'week', label: 'Jede Woche' },
            { value: 'month', label: 'Jeden Monat' },
          ]}
        />
        <CheckField label="Erinnere mich am Tag davor" help="Per Nachricht, nicht per Mail" defaultChecked />
        <SearchField label="Suchen" value={asked} onChange={setAsked} />
      </section>
    </>
  )
}
