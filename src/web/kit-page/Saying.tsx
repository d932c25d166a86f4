import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { ConnectionLine } from '../kit/ConnectionLine.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Files } from '../kit/Files.tsx'
import { GoalIcon, goalIconNames } from '../kit/GoalIcon.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Card, SectionHead } from '../kit/SectionHead.tsx'
import { Skeletons } from '../kit/Skeletons.tsx'
import { Star } from '../kit/Star.tsx'
import { StateWord } from '../kit/StateWord.tsx'
import { type Sort, Table } from '../kit/Table.tsx'
import styles from './KitPage.module.css'
import { files } from './sample.tsx'

const rows = [
  { day: '13. September', amount: '810 kg', proof: 'Wiegeprotokoll Wehrda' },
  { day: '22. August', amount: '340 kg', proof: '3 Fotos' },
]

export function Saying() {
  const [sort, setSort] = useState<Sort>({ by: 'day', down: true })
  return (
    <>
      <section className={styles.stack}>
        <SectionHead title="Hinweise" />
        <Notice is="good">
          <b>Bestätigt.</b> Der Wert steht jetzt auf eurer öffentlichen Seite.
        </Notice>
        <Notice is="warn">
          <b>Seit 7 Wochen kein neuer Wert.</b> Messt ihr noch? <button type="button">Ja, eintragen</button>
        </Notice>
        <Notice is="bad">
          <b>Nicht gesendet.</b> Dein Text ist sicher. <button type="button">Nochmal</button>
        </Notice>
        <Notice action={<Button size="s">Ansehen</Button>}>Am 1. Oktober ist Rückblick.</Notice>
        <ConnectionLine state="offline" />
        <div className={styles.row}>
          <StateWord is="good">Auf Kurs</StateWord>
          <StateWord is="warn">Hinter dem Kurs</StateWord>
          <StateWord is="done">Bestätigt</StateWord>
          <StateWord is="bad">Seit 2 Tagen fällig</StateWord>
          <StateWord is="rest">Pausiert</StateWord>
          <Star size={24} />
          <Star size={24} open />
        </div>
      </section>
      <section className={styles.stack}>
        <SectionHead title="Leer und Warten" />
        <EmptyState
          way="Noch am Anfang"
          title="Hier beginnt der erste Messwert."
          text="Eine Zahl und ein Foto reichen. Jemand anderes bestätigt sie."
          action={
            <Button look="soft" icon={<IconPlus aria-hidden />}>
              Messwert
            </Button>
          }
        />
        <Skeletons count={2} />
        <Skeletons like="cards" count={1} />
      </section>
      <section>
        <SectionHead title="Messwerte" side="Alle 34 · CSV" />
        <Table
          caption="Messwerte"
          rows={rows}
          rowKey={(row) => row.day}
          sort={sort}
          onSort={setSort}
          columns={[
            { key: 'day', label: 'Datum', cell: (row) => row.day, sortable: true },
            { key: 'amount', label: 'Menge', cell: (row) => row.amount, number: true, sortable: true },
            { key: 'proof', label: 'Beleg', cell: (row) => row.proof },
          ]}
        />
      </section>
      <section className={styles.stack}>
        <SectionHead title="Dateien" />
        <Files files={files} />
      </section>
      <section className={styles.stack}>
        <SectionHead title="Zeichen für Ziele" />
        <Card>
          <div className={styles.icons}>
            {goalIconNames.map((name) => (
              <GoalIcon key={name} name={name} />
            ))}
          </div>
        </Card>
      </section>
    </>
  )
}
