/** The page while it is written: saved by itself, and honest about what is not saved. */
import { IconCheck, IconCloudOff, IconPencil } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageHandle } from '#modules/conversation/ui/PageEditor.tsx'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import type { Note } from '../contract.ts'
import { Conflict } from './Conflict.tsx'
import styles from './Note.module.css'
import { type Saving, useWriting } from './use-writing.ts'

const PageEditor = lazy(() => import('#modules/conversation/ui/PageEditor.tsx'))

export default function Writing({ note, onDone }: { note: Note; onDone: () => void }) {
  const { t } = useTranslation('notes')
  const writing = useWriting(note)
  const editor = useRef<PageHandle>(null)
  const [first] = useState(writing.text)
  const names = useNames([first], [])
  const { trouble, saving } = writing
  const done = async () => {
    if (await writing.save()) onDone()
  }
  // Whoever closes the window with something unsaved is asked.
  useEffect(() => {
    if (saving === 'saved') return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [saving])
  const take = async (newer: Note, text: string, said?: string) => {
    editor.current?.set(text)
    if ((await writing.settle(newer, text)) && said) toast({ text: said })
  }
  return (
    <>
      <div className={styles.bar}>
        <State saving={saving} isOffline={trouble?.is === 'offline'} />
        <Button size="s" onClick={() => void done()}>
          {t('done')}
        </Button>
      </div>
      {trouble?.is === 'conflict' && <Conflict {...trouble} onTake={take} />}
      {trouble?.is === 'taken' && (
        <Notice
          is="warn"
          action={
            <Button look="soft" size="s" onClick={() => void writing.again()}>
              {t('try_again')}
            </Button>
          }
        >
          {t('taken_unknown')}
        </Notice>
      )}
      {trouble?.is === 'refused' && (
        <Notice is="bad">
          {trouble.code === 'invalid' ? t('too_long') : t(`refusal.${trouble.code}` as 'refusal.archived')}
        </Notice>
      )}
      <Suspense fallback={<Skeletons like="text" count={4} />}>
        <PageEditor
          ref={editor}
          text={first}
          label={t('text_label')}
          hint={t('text_hint')}
          names={names}
          subjectId={note.id}
          onText={writing.onText}
        />
      </Suspense>
    </>
  )
}

function State({ saving, isOffline }: { saving: Saving; isOffline: boolean }) {
  const { t } = useTranslation('notes')
  const Icon = isOffline ? IconCloudOff : saving === 'saved' ? IconCheck : IconPencil
  return (
    <p className={styles.state} role="status">
      <Icon aria-hidden />
      {t(isOffline ? 'offline' : saving)}
    </p>
  )
}
