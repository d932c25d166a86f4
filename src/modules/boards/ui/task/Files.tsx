import { IconPhoto, IconPhotoOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Files as FilesShown } from '#web/kit/Files.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useAction } from '#web/query.ts'
import { shownFiles } from '#web/shown-files.ts'
import { removeFile } from '../../attachments/contract.ts'
import { changeTask } from '../../task/contract.ts'
import styles from './Files.module.css'
import task_ from './Task.module.css'
import type { Filing } from './use-files.ts'
import { type TaskShown, useDoing } from './use-task.ts'

/** What hangs on a task, and which picture covers it on its board. */
export function Files({ task, files }: { task: TaskShown; files: Filing }) {
  const { t } = useTranslation('boards')
  const input = task.can.work && (
    <input
      id={files.inputId}
      hidden
      type="file"
      multiple
      aria-label={t('ui.task.file')}
      onChange={(event) => {
        void files.send([...(event.target.files ?? [])])
        event.target.value = ''
      }}
    />
  )
  if (task.files.length === 0 && files.coming.length === 0 && !files.isOver) return input || null
  return (
    <section className={task_.part}>
      {input}
      <SectionHead
        title={t('ui.task.files')}
        side={
          task.can.work && (
            <button type="button" onClick={files.choose}>
              {t('ui.task.file_add')}
            </button>
          )
        }
      />
      {files.isOver && <p className={styles.drop}>{t('ui.task.file_drop')}</p>}
      <Hung task={task} />
      {files.coming.length > 0 && (
        <ul className={styles.coming}>
          {files.coming.map(({ name, part }) => (
            <li key={name}>
              <span>{name}</span>
              <progress aria-label={t('ui.task.file_coming', { name })} max={1} value={part} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Hung({ task }: { task: TaskShown }) {
  const { t, i18n } = useTranslation('boards')
  const { community } = useHere()
  const { patch, ...doing } = useDoing(task.id)
  const [leaving, setLeaving] = useState<string>()
  const remove = useAction(removeFile, doing)
  const change = useAction(changeTask, doing)
  const cover = (fileId: string | null) => {
    patch((was) => ({ ...was, cover: fileId }))
    change.mutate({ taskId: task.id, cover: fileId })
  }
  const picture = task.files.filter(({ hasPreview }) => hasPreview)
  return (
    <>
      <FilesShown
        files={shownFiles(task.files, community.slug, i18n.language)}
        {...(task.can.work && { onRemove: setLeaving })}
      />
      {task.can.work && picture.length > 0 && (
        <fieldset className={styles.cover} aria-label={t('ui.task.cover')}>
          {task.cover ? (
            <button type="button" onClick={() => cover(null)}>
              <IconPhotoOff aria-hidden />
              {t('ui.task.cover_off')}
            </button>
          ) : (
            picture.slice(0, 3).map(({ id, name }) => (
              <button key={id} type="button" onClick={() => cover(id)}>
                <IconPhoto aria-hidden />
                {picture.length === 1 ? t('ui.task.cover_on') : t('ui.task.cover_with', { name })}
              </button>
            ))
          )}
        </fieldset>
      )}
      <ConfirmDialog
        open={leaving !== undefined}
        question={t('ui.task.file_question', { name: task.files.find(({ id }) => id === leaving)?.name ?? '' })}
        text={t('ui.task.file_gone')}
        keep={t('ui.task.file_keep')}
        confirm={t('ui.task.file_remove')}
        onKeep={() => setLeaving(undefined)}
        onConfirm={() => {
          if (leaving) remove.mutate({ taskId: task.id, fileId: leaving })
          setLeaving(undefined)
        }}
      />
    </>
  )
}
