/** Writing a description calmly: what somebody else wrote meanwhile is not lost. */
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageHandle } from '#modules/conversation/ui/PageEditor.tsx'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import type { Refused } from '#web/call.ts'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import styles from './WriteAbout.module.css'

const PageEditor = lazy(() => import('#modules/conversation/ui/PageEditor.tsx'))

type Props = {
  /** As it stands now, whoever wrote it. */
  about: string
  label: string
  hint: string
  subjectId: string
  people: readonly { id: string; name: string }[]
  most: number
  /** What saves it. */
  change: { isPending: boolean; error: Refused | null; reset(): void }
  onSave: (about: string, aboutWas: string) => void
  onDone: () => void
  className: string | undefined
  children?: ReactNode
}

export function WriteAbout({ about, label, hint, subjectId, people, most, change, onSave, onDone, ...section }: Props) {
  const { t } = useTranslation('boards')
  const [first] = useState(about)
  const base = useRef(first)
  const text = useRef(first)
  const editor = useRef<PageHandle>(null)
  const [isTooLong, setTooLong] = useState(false)
  const names = useNames(
    useMemo(() => [first], [first]),
    people,
  )
  const save = () => {
    if (text.current === base.current) return onDone()
    const next = text.current.trim()
    setTooLong(next.length > most)
    if (next.length <= most) onSave(next, base.current)
  }
  /** Both stand below each other: whoever writes decides what becomes of them. */
  const join = () => {
    const both = `${about.trim()}\n\n---\n\n${text.current.trim()}`
    base.current = about
    text.current = both
    editor.current?.set(both)
    change.reset()
  }
  // Said once what the other wrote is here, too.
  const isOther = change.error?.code === 'changed_meanwhile' && about !== base.current
  return (
    <section
      className={section.className}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          save()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
    >
      {section.children}
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
            label={label}
            hint={hint}
            names={names}
            subjectId={subjectId}
            onText={(next) => {
              text.current = next
            }}
          />
        </Suspense>
      </div>
      {isTooLong && <p role="alert">{t('ui.task.about_long', { most })}</p>}
      <div className={styles.foot}>
        <Button size="s" busy={change.isPending && t('ui.task.saving')} onClick={save}>
          {t('ui.task.save')}
        </Button>
        <Button look="quiet" size="s" onClick={onDone}>
          {t('ui.task.cancel')}
        </Button>
      </div>
    </section>
  )
}
