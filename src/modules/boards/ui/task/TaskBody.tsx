/** All that a task says: what is to be done, by whom and until when; small steps, parts, hours, files, what happened. */
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Purpose } from '#modules/mission/ui/Purpose.tsx'
import { BesideSections } from '#web/Beside.tsx'
import { useHere } from '#web/here.ts'
import { Notice } from '#web/kit/Notice.tsx'
import { getTask } from '../../task/contract.ts'
import { About } from './About.tsx'
import { Adding } from './Adding.tsx'
import { Approvals } from './Approvals.tsx'
import type { Asked } from './asked.ts'
import { Buttons } from './Buttons.tsx'
import { Checklists } from './Checklists.tsx'
import { Facts } from './Facts.tsx'
import { Files } from './Files.tsx'
import { Hours } from './Hours.tsx'
import { Parts } from './Parts.tsx'
import styles from './Task.module.css'
import { Title } from './Title.tsx'
import { useFiles } from './use-files.ts'
import type { TaskShown } from './use-task.ts'
import { Volunteers } from './Volunteers.tsx'
import { Vote } from './Vote.tsx'
import { Waits } from './Waits.tsx'

const Dialogs = lazy(() => import('./Dialogs.tsx'))
const History = lazy(() => import('#modules/subjects/ui/History.tsx'))

type Props = { task: TaskShown; level: 1 | 2; children?: ReactNode }

export function TaskBody({ task, level, children }: Props) {
  const { t } = useTranslation('boards')
  const { memberId } = useHere()
  const [asked, ask] = useState<Asked>()
  const files = useFiles(task)
  return (
    <div className={styles.body} {...files.dropped}>
      <Title task={task} level={level} />
      <div className={styles.chips}>
        <Purpose subjectId={task.id} purpose={task.purpose} maySet={task.can.tend} refreshes={[getTask]} />
      </div>
      {task.archivedAt && (
        <Notice is="hint">{t(task.isTemplate ? 'ui.task.is_template_text' : 'ui.task.is_archived')}</Notice>
      )}
      <Volunteers task={task} onAsk={ask} />
      <Vote task={task} />
      {memberId !== null && <Buttons task={task} />}
      <Facts task={task} onAsk={ask} />
      {task.can.work && <Adding task={task} onAsk={ask} onFiles={files.choose} />}
      <About task={task} />
      <Checklists task={task} isAsked={asked?.about === 'checklist'} onDone={() => ask(undefined)} />
      <Parts task={task} isAsked={asked?.about === 'part'} onDone={() => ask(undefined)} />
      <Waits task={task} onAsk={ask} />
      {memberId !== null && <Approvals task={task} onAsk={ask} />}
      <Files task={task} files={files} />
      {memberId !== null && <Hours task={task} isAsked={asked?.about === 'hours'} onDone={() => ask(undefined)} />}
      {children}
      {memberId !== null && <BesideSections on={{ subjectId: task.id }} className={styles.part} />}
      {memberId !== null && (
        <Suspense fallback={null}>
          <History subjectId={task.id} title={task.title} className={styles.part} />
        </Suspense>
      )}
      {asked && (
        <Suspense>
          <Dialogs task={task} asked={asked} onClose={() => ask(undefined)} />
        </Suspense>
      )}
    </div>
  )
}
