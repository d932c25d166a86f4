import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField } from '#web/kit/fields.tsx'
import { PickMember } from '#web/PickMember.tsx'
import { useAction } from '#web/query.ts'
import { changeCheckItem } from '../../checklists/contract.ts'
import type { CheckItem } from '../../task/contract.ts'
import styles from './Dialogs.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = { task: TaskShown; item: CheckItem; words: string; onClose: () => void }

/** Who does one small step, and until when. */
export default function ItemDialog({ task, item, words, onClose }: Props) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const [who, setWho] = useState<Parameters<typeof PickMember>[0]['chosen']>(item.assignee ?? undefined)
  const [day, setDay] = useState(item.dueOn ?? '')
  const change = useAction(changeCheckItem, { ...doing, onDone: onClose })
  const save = () => change.mutate({ itemId: item.id, assigneeId: who?.id ?? null, dueOn: day || null })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.task.item_who')}
      actions={
        <Button busy={change.isPending && t('ui.task.saving')} onClick={save}>
          {t('ui.task.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p>{words}</p>
        <PickMember subjectId={task.id} label={t('ui.task.who')} chosen={who} onChange={setWho} />
        <DateField label={t('ui.task.due')} value={day} onChange={(event) => setDay(event.target.value)} />
      </div>
    </Dialog>
  )
}
