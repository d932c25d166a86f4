import { IconPencil } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageHandle } from '#modules/conversation/ui/PageEditor.tsx'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { withTask } from '#modules/text/tasks.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useAction } from '#web/query.ts'
import { changeTask } from '../../contract-tasks.ts'
import styles from './About.module.css'
import task_ from './Task.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

const PageEditor = lazy(() => import('#modules/conversation/ui/PageEditor.tsx'))

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
  const [first] = useState(task.about)
  const base = useRef(first)
  const text = useRef(first)
  const editor = useRef<PageHandle>(null)
  const names = useNames(
    useMemo(() => [first], [first]),
    task.assignees,
  )
  const { patch: _, ...doing } = useDoing(task.id)
  const [isOther, setOther] = useState(false)
  const change = useAction(changeTask, {
    ...doing,
    onDone,
    onRefused(refused) {
      if (refused.code === 'changed_meanwhile') setOther(true)
      doing.onRefused(refused)
    },
  })
  const save = () => {
    if (text.current === base.current) return onDone()
    change.mutate({ taskId: task.id, about: text.current, aboutWas: base.current })
  }
  /** Both stand below each other: whoever writes decides what becomes of them. */
  const join = () => {
    const both = `${task.about.trim()}\n\n---\n\n${text.current.trim()}`
    base.current = task.about
    text.current = both
    editor.current?.set(both)
    setOther(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that reach it from the editor inside
    <section
      className={task_.part}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          save()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
    >
      <SectionHead title={t('ui.task.about')} />
      {isOther && (
        <Notice
          is="warn"
          action={
            <Button look="soft" size="s" onClick={join}>
              {t('ui.task.about_join')}
            </Button>
          }
        >
          {t('ui.task.about_other')}
        </Notice>
      )}
      <div className={styles.editor}>
        <Suspense fallback={<Skeletons like="text" />}>
          <PageEditor
            ref={editor}
            text={first}
            label={t('ui.task.about')}
            hint={t('ui.task.about_hint')}
            names={names}
            subjectId={task.id}
            onText={(next) => {
              text.current = next
            }}
          />
        </Suspense>
      </div>
      <div className={styles.foot}>
        <Button
          size="s"
          icon={<IconPencil aria-hidden />}
          busy={change.isPending && t('ui.task.saving')}
          onClick={save}
        >
          {t('ui.task.save')}
        </Button>
        <Button look="quiet" size="s" onClick={onDone}>
          {t('ui.task.cancel')}
        </Button>
      </div>
    </section>
  )
}
