import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { MAX_TEXT } from '#modules/text/bounds.ts'
import { withTask } from '#modules/text/tasks.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useAction } from '#web/query.ts'
import { changeTask } from '../../task/contract.ts'
import { WriteAbout } from '../board/WriteAbout.tsx'
import styles from './About.module.css'
import task_ from './Task.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

/** What is to be done, in as many words as it needs. Written calmly; what somebody else wrote meanwhile is not lost. */
export function About({ task }: { task: TaskShown }) {
  const { t } = useTranslation('boards')
  const [isWriting, setWriting] = useState(false)
  const texts = useMemo(() => [task.about], [task.about])
  const names = useNames(texts, task.assignees)
  const { patch, ...doing } = useDoing(task.id)
  const change = useAction(changeTask, { ...doing, oneByOne: true })
  if (isWriting) return <Writing task={task} onDone={() => setWriting(false)} />
  if (task.about === '') {
    if (!task.can.work) return null
    return (
      <button type="button" className={styles.begin} onClick={() => setWriting(true)}>
        {t('ui.task.about_begin')}
      </button>
    )
  }
  const tick = (n: number, isDone: boolean) => {
    const about = withTask(task.about, n, isDone)
    if (about === undefined) return
    patch((was) => ({ ...was, about }))
    change.mutate({ taskId: task.id, about, aboutWas: task.about })
  }
  const edit = task.can.work && (
    <button type="button" onClick={() => setWriting(true)}>
      {t('ui.task.about_edit')}
    </button>
  )
  return (
    <section className={task_.part}>
      <SectionHead title={t('ui.task.about')} side={edit} />
      <div className={styles.text}>
        <Text markdown={task.about} names={names} onTick={task.can.work ? tick : undefined} />
      </div>
    </section>
  )
}

function Writing({ task, onDone }: { task: TaskShown; onDone: () => void }) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const change = useAction(changeTask, { ...doing, onDone })
  return (
    <WriteAbout
      about={task.about}
      label={t('ui.task.about')}
      hint={t('ui.task.about_hint')}
      subjectId={task.id}
      people={task.assignees}
      most={MAX_TEXT}
      change={change}
      onSave={(about, aboutWas) => change.mutate({ taskId: task.id, about, aboutWas })}
      onDone={onDone}
      className={task_.part}
    >
      <SectionHead title={t('ui.task.about')} />
    </WriteAbout>
  )
}
