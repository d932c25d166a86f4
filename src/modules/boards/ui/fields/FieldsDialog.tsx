import {
  IconCalendar,
  IconCheckbox,
  IconChevronLeft,
  IconHash,
  IconLetterCase,
  IconList,
  IconPencil,
  IconUser,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { CheckField, SelectField, TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { useAction } from '#web/query.ts'
import { type BoardWhole, type Field, getBoard } from '../../contract.ts'
import { addField, moveField } from '../../fields/contract.ts'
import { MAX_FIELD } from '../board/bounds.ts'
import { useOnBoard } from '../board/on-board.ts'
import { Grip } from '../task/Grip.tsx'
import { useRows } from '../task/use-rows.ts'
import { FieldForm } from './FieldForm.tsx'
import styles from './FieldsDialog.module.css'

const kinds: Record<Field['kind'], ReactNode> = {
  text: <IconLetterCase aria-hidden />,
  number: <IconHash aria-hidden />,
  date: <IconCalendar aria-hidden />,
  choice: <IconList aria-hidden />,
  checkbox: <IconCheckbox aria-hidden />,
  person: <IconUser aria-hidden />,
}

/** What a board asks of its tasks beside what every task has. One field opens in place of all. */
export default function FieldsDialog({ board, onClose }: { board: BoardWhole; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const [openId, setOpen] = useState<string>()
  const open = board.fields.find(({ id }) => id === openId)
  return (
    <Dialog open onClose={onClose} title={open ? open.name : t('ui.fields.title')}>
      {open ? (
        <>
          <Button
            size="s"
            look="quiet"
            className={styles.back}
            icon={<IconChevronLeft aria-hidden />}
            onClick={() => setOpen(undefined)}
          >
            {t('ui.fields.all')}
          </Button>
          <FieldForm key={open.id} field={open} mayRemove={board.can.tend} onGone={() => setOpen(undefined)} />
        </>
      ) : (
        <All board={board} onOpen={setOpen} />
      )}
    </Dialog>
  )
}

function All({ board, onOpen }: { board: BoardWhole; onOpen: (fieldId: string) => void }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const move = useAction(moveField, {
    refreshes: [getBoard],
    oneByOne: true,
    onRefused(refused) {
      back()
      doings.onRefused(refused)
    },
  })
  const { rows, said, back, root, list, row, grip } = useRows(board.fields, {
    onPut: ({ id }, after) => move.mutate({ fieldId: id, after }),
    words: ({ name }, place, of) => t('ui.fields.moved', { name, place, of }),
  })
  return (
    <div ref={root}>
      {rows.length === 0 && <p className={styles.none}>{t('ui.fields.none')}</p>}
      <ul {...list}>
        {rows.map((field) => (
          <li key={field.id} {...row(field.id, styles.row)}>
            <Grip {...grip(field.id)} label={t('ui.fields.move', { name: field.name })} />
            {kinds[field.kind]}
            <span className={styles.words}>
              {field.name}
              <small>
                {t(`ui.fields.kind_${field.kind}`)}
                {field.onCard && ` · ${t('ui.fields.on_card')}`}
              </small>
            </span>
            <IconButton label={t('ui.fields.change', { name: field.name })} onClick={() => onOpen(field.id)}>
              <IconPencil aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <NewField key={board.fields.length} boardId={board.id} onOpen={onOpen} />
      <p className="sr" aria-live="polite">
        {said}
      </p>
    </div>
  )
}

function NewField({ boardId, onOpen }: { boardId: string; onOpen: (fieldId: string) => void }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Field['kind']>('text')
  const [onCard, setOnCard] = useState(false)
  const add = useAction(addField, {
    refreshes: [getBoard],
    onRefused: doings.onRefused,
    // A choice without options is of no use yet.
    onDone: (field) => field.kind === 'choice' && onOpen(field.id),
  })
  return (
    <form
      className={styles.new}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) add.mutate({ boardId, name: name.trim(), kind, onCard })
      }}
    >
      <div className={styles.pair}>
        <TextField
          label={t('ui.fields.name')}
          value={name}
          maxLength={MAX_FIELD}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t('ui.fields.kind')}
          choices={(Object.keys(kinds) as Field['kind'][]).map((one) => ({
            value: one,
            label: t(`ui.fields.kind_${one}`),
          }))}
          value={kind}
          onChange={(event) => setKind(event.target.value as Field['kind'])}
        />
      </div>
      <CheckField
        label={t('ui.fields.show_on_card')}
        checked={onCard}
        onChange={(event) => setOnCard(event.target.checked)}
      />
      <Button type="submit" look="soft" busy={add.isPending && t('ui.board.saving')}>
        {t('ui.fields.add')}
      </Button>
    </form>
  )
}
