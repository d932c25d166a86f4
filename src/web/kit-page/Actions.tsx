import {
  IconDots,
  IconMessage,
  IconPencil,
  IconPin,
  IconPlus,
  IconSend,
  IconTable,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { Button, ButtonLink } from '../kit/Button.tsx'
import { Chip, Chips } from '../kit/Chip.tsx'
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx'
import { EmojiButton } from '../kit/EmojiButton.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { KeyHint } from '../kit/KeyHint.tsx'
import { Menu } from '../kit/Menu.tsx'
import type { MenuItem } from '../kit/menu-item.ts'
import { PurposeChip } from '../kit/PurposeChip.tsx'
import { SectionHead } from '../kit/SectionHead.tsx'
import { Segmented, Views } from '../kit/Segmented.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Tooltip } from '../kit/Tooltip.tsx'
import { toast } from '../kit/toast.ts'
import styles from './KitPage.module.css'

export function Actions() {
  const [open, setOpen] = useState<'question' | 'sheet'>()
  const [mine, setMine] = useState(true)
  const [view, setView] = useState<'week' | 'month' | 'list'>('week')
  const items: MenuItem[] = [
    { label: 'Bearbeiten', icon: <IconPencil aria-hidden />, side: <KeyHint keys="e" />, onPick: () => {} },
    { label: 'Anheften', icon: <IconPin aria-hidden />, onPick: () => toast({ text: 'Angeheftet', undo: () => {} }) },
    {
      label: 'Löschen',
      icon: <IconTrash aria-hidden />,
      danger: true,
      parted: true,
      onPick: () => setOpen('question'),
    },
  ]
  return (
    <>
      <section className={styles.stack}>
        <SectionHead title="Knöpfe" />
        <div className={styles.row}>
          <Button icon={<IconPlus aria-hidden />}>Aufgabe</Button>
          <Button look="soft">Ich mache mit</Button>
          <Button look="line">Schreiben</Button>
          <Button look="quiet">Später</Button>
        </div>
        <div className={styles.row}>
          <Button busy="Wird gespeichert …">Speichern</Button>
          <Button look="danger" onClick={() => setOpen('question')}>
            Aufgabe löschen
          </Button>
          <Button look="soft" size="s">
            Noch 1 Platz
          </Button>
        </div>
        <ButtonLink href="#plaetze" size="l" wide>
          Plätze sichern
        </ButtonLink>
        <div className={styles.row}>
          <Menu
            button={
              <IconButton label="Mehr">
                <IconDots aria-hidden />
              </IconButton>
            }
            items={items}
          />
          <IconButton label="Angeheftet" aria-pressed>
            <IconPin aria-hidden />
          </IconButton>
          <EmojiButton onPick={(emoji) => toast({ text: `${emoji} gewählt` })} />
          <IconButton label="Senden" look="send">
            <IconSend aria-hidden />
          </IconButton>
          <Button look="quiet" onClick={() => setOpen('sheet')}>
            Blatt
          </Button>
          <Button look="quiet" onClick={() => toast({ text: 'Nach „Bereit“ verschoben', undo: () => {} })}>
            Toast
          </Button>
          <Tooltip text="Messwerte ab März">
            <Button look="quiet">Hinweis</Button>
          </Tooltip>
        </div>
      </section>
      <section className={styles.stack}>
        <SectionHead title="Kleine Teile" />
        <div className={styles.row}>
          <PurposeChip purpose={{ kind: 'goal', name: 'Müll aus dem Fluss', icon: 'trash' }} onOpen={() => {}} />
          <PurposeChip purpose={{ kind: 'care', name: 'Miteinander' }} />
          <PurposeChip purpose={{ kind: 'value', name: 'Offenheit' }} />
          <PurposeChip purpose={{ kind: 'operations', name: 'Verein' }} />
          <PurposeChip purpose={null} onOpen={() => {}} />
        </div>
        <Chips>
          <Chip on={mine} onClick={() => setMine(!mine)}>
            Meine
          </Chip>
          <Chip on={false}>Offen für Helfende</Chip>
          <Chip>Gutes Wasser</Chip>
        </Chips>
        <Segmented
          label="Zeitraum"
          value={view}
          onChange={setView}
          parts={[
            { value: 'week', label: 'Woche' },
            { value: 'month', label: 'Monat' },
            { value: 'list', label: 'Liste' },
          ]}
        />
        <Views
          label="Ansichten"
          views={[
            { href: '#board', label: 'Gespräch', icon: <IconMessage aria-hidden />, current: true },
            { href: '#table', label: 'Tabelle', icon: <IconTable aria-hidden /> },
          ]}
        />
        <KeyHint keys="mod+k" />
      </section>
      <ConfirmDialog
        open={open === 'question'}
        question="Aufgabe löschen?"
        text="„Treffpunkt mit der Stadt bestätigen“ hat 3 Kommentare. Sie gehen mit."
        keep="Behalten"
        confirm="Löschen"
        onKeep={() => setOpen(undefined)}
        onConfirm={() => setOpen(undefined)}
      />
      <Sheet open={open === 'sheet'} onClose={() => setOpen(undefined)} title="Nachricht von Tom" items={items} />
    </>
  )
}
