import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestMembers } from '#modules/communities/contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { assignTask, unassignTask } from '../../task/contract.ts'
import styles from './Dialogs.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

/** Who does it: pressed, they are in; pressed again, they are not. */
export function PeopleDialog({ task, onClose }: { task: TaskShown; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { patch, ...doing } = useDoing(task.id)
  const [asked, setAsked] = useState('')
  const { data } = useQuery(suggestMembers, { query: asked, subjectId: task.id }, { keepOld: true })
  const assign = useAction(assignTask, { ...doing, oneByOne: true })
  const unassign = useAction(unassignTask, { ...doing, oneByOne: true })
  const has = ({ id }: { id: string }) => task.assignees.some((one) => one.id === id)
  const found = data?.members ?? []
  const all = asked === '' ? [...task.assignees, ...found.filter((one) => !has(one))] : found
  const toggle = (person: (typeof all)[number]) => {
    const isIn = has(person)
    patch((was) => ({
      ...was,
      assignees: isIn ? was.assignees.filter(({ id }) => id !== person.id) : [...was.assignees, person],
    }))
    const one = { taskId: task.id, memberId: person.id }
    if (isIn) unassign.mutate(one)
    else assign.mutate(one)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.task.who_question')}
      actions={<Button onClick={onClose}>{t('ui.task.ready')}</Button>}
    >
      <SearchField label={t('ui.task.find_people')} value={asked} onChange={setAsked} data-autofocus />
      <ul className={styles.list}>
        {all.map((person) => (
          <li key={person.id}>
            <button type="button" className={styles.row} aria-pressed={has(person)} onClick={() => toggle(person)}>
              <PersonFace person={person} size={30} />
              <span>{person.name}</span>
              {has(person) && <IconCheck aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
      {data && all.length === 0 && <p className={styles.quiet}>{t('ui.task.nobody')}</p>}
    </Dialog>
  )
}
