import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { CheckField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { useAction } from '#web/query.ts'
import { type BoardWhole, type Card, getBoard, type Label } from '../../contract.ts'
import { addLabel, changeLabel, removeLabel } from '../../lists/contract.ts'
import { labelTask } from '../../task/contract.ts'
import { MAX_LABEL } from '../board/bounds.ts'
import { useOnBoard } from '../board/on-board.ts'
import { LabelBar } from './LabelBar.tsx'
import styles from './LabelsDialog.module.css'

type Props = { board: BoardWhole; card: Card | undefined; onClose: () => void }

/** The labels of a board: made and changed; with a card also which of them it has. */
export default function LabelsDialog({ board, card, onClose }: Props) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const doing = { refreshes: [getBoard], onRefused: doings.onRefused }
  const [changing, setChanging] = useState<string>()
  const [has, setHas] = useState<readonly string[]>(card?.labels ?? [])
  const set = useAction(labelTask, { onRefused: doings.onRefused, oneByOne: true })
  const label = (ids: readonly string[]) => {
    setHas(ids)
    if (card) set.mutate({ taskId: card.id, labelIds: [...ids] })
  }
  const add = useAction(addLabel, { ...doing, onDone: ({ id }) => card && label([...has, id]) })
  const change = useAction(changeLabel, doing)
  const remove = useAction(removeLabel, doing)
  const row = (one: Label) => (
    <li key={one.id} className={styles.row}>
      {card ? (
        <CheckField
          label={<LabelBar label={one} />}
          checked={has.includes(one.id)}
          onChange={(event) => label(event.target.checked ? [...has, one.id] : has.filter((id) => id !== one.id))}
        />
      ) : (
        <LabelBar label={one} />
      )}
      <span className={styles.tools}>
        <IconButton label={t('ui.board.label_change', { name: nameOf(one) })} onClick={() => setChanging(one.id)}>
          <IconPencil aria-hidden />
        </IconButton>
        {!card && (
          <IconButton
            label={t('ui.board.label_remove', { name: nameOf(one) })}
            onClick={() => remove.mutate({ labelId: one.id })}
          >
            <IconTrash aria-hidden />
          </IconButton>
        )}
      </span>
    </li>
  )
  const nameOf = (one: Label) => one.name || t(`ui.board.tone_${one.tone}`)
  return (
    <Dialog open onClose={onClose} title={card ? t('ui.card.labels_of', { title: card.title }) : t('ui.board.labels')}>
      {board.labels.length === 0 && <p className={styles.none}>{t('ui.board.labels_none')}</p>}
      <ul>
        {board.labels.map((one) =>
          one.id === changing ? (
            <li key={one.id}>
              <LabelForm
                label={one}
                done={t('ui.board.save')}
                onDone={(to) => {
                  change.mutate({ labelId: one.id, ...to })
                  setChanging(undefined)
                }}
              />
            </li>
          ) : (
            row(one)
          ),
        )}
      </ul>
      <LabelForm
        key={board.labels.length}
        label={{ name: '', tone: board.labels.length % 8 }}
        done={t('ui.board.label_add')}
        onDone={(one) => add.mutate({ boardId: board.id, ...one })}
      />
    </Dialog>
  )
}

type Worded = Pick<Label, 'name' | 'tone'>

function LabelForm({ label, done, onDone }: { label: Worded; done: string; onDone: (label: Worded) => void }) {
  const { t } = useTranslation('boards')
  const [name, setName] = useState(label.name)
  const [tone, setTone] = useState(label.tone)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onDone({ name: name.trim(), tone })
      }}
    >
      <input
        className={styles.field}
        aria-label={t('ui.board.label_name')}
        placeholder={t('ui.board.label_name')}
        value={name}
        maxLength={MAX_LABEL}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className={styles.tones}>
        <legend className="sr">{t('ui.board.label_tone')}</legend>
        {[0, 1, 2, 3, 4, 5, 6, 7].map((one) => (
          <label key={one} className={styles.tone}>
            <input type="radio" className="sr" name="tone" checked={one === tone} onChange={() => setTone(one)} />
            <span className="sr">{t(`ui.board.tone_${one}`)}</span>
            <LabelBar label={{ name: ' ', tone: one }} />
          </label>
        ))}
      </fieldset>
      <Button type="submit" size="s" look="soft">
        {done}
      </Button>
    </form>
  )
}
