import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { CheckField, TextField } from '#web/kit/fields.tsx'
import { useAction } from '#web/query.ts'
import { addLabel } from '../../lists/contract.ts'
import { labelTask } from '../../task/contract.ts'
import { LabelBar } from '../card/LabelBar.tsx'
import styles from './Dialogs.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

const tones = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** Which labels of its board a task has; one that is missing is made here. */
export function LabelsOfTask({ task, onClose }: { task: TaskShown; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const set = useAction(labelTask, { ...doing, oneByOne: true })
  const put = (labels: string[]) => {
    patch((was) => ({ ...was, labels }))
    set.mutate({ taskId: task.id, labelIds: labels })
  }
  const has = (id: string) => task.labels.includes(id)
  const { labels } = task.board
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.task.labels')}
      actions={<Button onClick={onClose}>{t('ui.task.ready')}</Button>}
    >
      {labels.length === 0 && <p className={styles.quiet}>{t('ui.task.labels_none')}</p>}
      <ul className={styles.list}>
        {labels.map((label) => (
          <li key={label.id}>
            <CheckField
              label={<LabelBar label={label} />}
              checked={has(label.id)}
              onChange={() =>
                put(has(label.id) ? task.labels.filter((id) => id !== label.id) : [...task.labels, label.id])
              }
            />
          </li>
        ))}
      </ul>
      <NewLabel key={labels.length} task={task} onMade={(id) => put([...task.labels, id])} />
    </Dialog>
  )
}

function NewLabel({ task, onMade }: { task: TaskShown; onMade: (id: string) => void }) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const [name, setName] = useState('')
  const [tone, setTone] = useState(task.board.labels.length % 8)
  const add = useAction(addLabel, { ...doing, onDone: ({ id }) => onMade(id) })
  return (
    <form
      className={styles.new}
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ boardId: task.board.id, name: name.trim(), tone })
      }}
    >
      <TextField
        label={t('ui.task.label_new')}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className={styles.tones}>
        <legend className="sr">{t('ui.task.label_tone')}</legend>
        {tones.map((one) => (
          <label key={one} className={styles.tone}>
            <input type="radio" className="sr" name="tone" checked={one === tone} onChange={() => setTone(one)} />
            <span className="sr">{t(`ui.board.tone_${one}`)}</span>
            <LabelBar label={{ name: ' ', tone: one }} />
          </label>
        ))}
      </fieldset>
      <span>
        <Button type="submit" size="s" look="soft" busy={add.isPending && t('ui.task.saving')}>
          {t('ui.task.label_add')}
        </Button>
      </span>
    </form>
  )
}
