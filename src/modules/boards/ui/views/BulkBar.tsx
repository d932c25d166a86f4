/** What is done with several tasks at once. */
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField, SelectField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import type { BoardWhole, Card } from '../../contract.ts'
import { inBoardOrder } from '../shown.ts'
import styles from './BulkBar.module.css'
import { type One, PeoplePick } from './PeoplePick.tsx'
import { type Bulk, useChanges } from './use-changes.ts'

/** What asks for more, with the letter that does the same to one card. */
const asks = { move: 'm', assign: 'a', label: 'l', due: 'd' } as const
type Asks = keyof typeof asks

export function BulkBar({ board, cards, onDone }: { board: BoardWhole; cards: readonly Card[]; onDone: () => void }) {
  const { t } = useTranslation('boards')
  const { bulk } = useChanges()
  const [asking, setAsking] = useState<Asks>()
  const [isBusy, setBusy] = useState(false)
  /** Some are done too early: what is answered goes for all of them. */
  const [early, setEarly] = useState<{ answer: (anyway: boolean) => void }>()
  const askAnyway = () => new Promise<boolean>((answer) => setEarly({ answer }))
  const answer = (anyway: boolean) => {
    setEarly(undefined)
    early?.answer(anyway)
  }
  const run = async (of: Bulk) => {
    setAsking(undefined)
    setBusy(true)
    await bulk(inBoardOrder(cards, board.lists), of, askAnyway)
    setBusy(false)
    onDone()
  }
  return (
    <section className={styles.bulk} aria-label={t('ui.views.bulk')} data-bulk>
      <b role="status">{isBusy ? t('ui.board.saving') : t('ui.views.chosen', { count: cards.length })}</b>
      <div className={styles.deeds}>
        {(Object.keys(asks) as Asks[]).map((what) => (
          <Button key={what} size="s" look="line" aria-keyshortcuts={asks[what]} onClick={() => setAsking(what)}>
            {t(`ui.views.bulk_${what}`)}
          </Button>
        ))}
        <Button size="s" look="line" aria-keyshortcuts="e" onClick={() => void run({ what: 'close' })}>
          {t('ui.card.close')}
        </Button>
        <Button size="s" look="line" onClick={() => void run({ what: 'archive' })}>
          {t('ui.card.archive')}
        </Button>
      </div>
      <IconButton label={t('ui.views.choose_none')} className={styles.end} onClick={onDone}>
        <IconX aria-hidden />
      </IconButton>
      {asking && <Ask board={board} what={asking} onClose={() => setAsking(undefined)} onRun={(of) => void run(of)} />}
      <ConfirmDialog
        open={early !== undefined}
        question={t('ui.card.close_question')}
        text={t('ui.views.bulk_early')}
        keep={t('ui.card.close_keep')}
        confirm={t('ui.views.bulk_early_all')}
        onKeep={() => answer(false)}
        onConfirm={() => answer(true)}
      />
    </section>
  )
}

type AskProps = { board: BoardWhole; what: Asks; onClose: () => void; onRun: (of: Bulk) => void }

function Ask({ board, what, onClose, onRun }: AskProps) {
  const { t } = useTranslation('boards')
  const [value, setValue] = useState('')
  const [people, setPeople] = useState<One[]>([])
  const nameOf = (tone: number) => t(`ui.board.tone_${tone as 0}`)
  const go = () => {
    if (what === 'move' && value) onRun({ what, listId: value })
    else if (what === 'label' && value) onRun({ what, labelId: value })
    else if (what === 'due') onRun({ what, day: value || null })
    else if (what === 'assign' && people[0]) onRun({ what, memberId: people[0].id })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`ui.views.bulk_${what}`)}
      actions={<Button onClick={go}>{t('ui.views.bulk_go')}</Button>}
    >
      {what === 'assign' && <PeoplePick chosen={people} onChange={(next) => setPeople(next.slice(-1))} />}
      {what === 'due' && (
        <DateField
          label={t('ui.views.due')}
          help={t('ui.views.bulk_due_help')}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      {(what === 'move' || what === 'label') && (
        <SelectField
          label={t(what === 'move' ? 'ui.card.list' : 'ui.views.label')}
          empty={t('ui.views.choose_one')}
          choices={
            what === 'move'
              ? board.lists.map(({ id, title }) => ({ value: id, label: title }))
              : board.labels.map(({ id, name, tone }) => ({ value: id, label: name || nameOf(tone) }))
          }
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
    </Dialog>
  )
}
