import {
  IconFile,
  IconFileOff,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMusic,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './Files.module.css'
import { IconButton } from './IconButton.tsx'
import type { ShownFile, ShownPicture } from './shown-file.ts'

const Lightbox = lazy(() => import('./Lightbox.tsx').then((module) => ({ default: module.Lightbox })))

/** Pictures as a grid that opens large, everything else as rows. */
export function Files({ files, onRemove }: { files: readonly ShownFile[]; onRemove?: (id: string) => void }) {
  const [open, setOpen] = useState<number>()
  const pictures = files.filter(isPicture)
  const others = files.filter((file) => !isPicture(file))
  return (
    <div className={styles.files}>
      {pictures.length > 0 && (
        <ul className={cx(styles.grid, pictures.length === 1 && styles.one)} data-count={Math.min(4, pictures.length)}>
          {pictures.map((file, index) => (
            <li key={file.id}>
              <Picture file={file} onOpen={() => setOpen(index)} />
              {onRemove && <RemoveButton file={file} onRemove={onRemove} />}
            </li>
          ))}
        </ul>
      )}
      {others.map((file) => (
        <FileRow key={file.id} file={file} side={onRemove && <RemoveButton file={file} onRemove={onRemove} />} />
      ))}
      {open !== undefined && (
        <Suspense>
          <Lightbox pictures={pictures} start={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

const isPicture = (file: ShownFile): file is ShownPicture => file.type.startsWith('image/') && file.href !== undefined

function Picture({ file, onOpen }: { file: ShownPicture; onOpen: () => void }) {
  const { t } = useTranslation('kit')
  return (
    <button
      type="button"
      className={styles.picture}
      onClick={onOpen}
      aria-label={t('open_picture', { name: file.caption ?? file.name })}
    >
      <img src={file.preview ?? file.href} alt="" loading="lazy" width={file.width} height={file.height} />
    </button>
  )
}

export function FileRow({ file, side }: { file: ShownFile; side?: ReactNode }) {
  const { t } = useTranslation('kit')
  const Icon = file.href ? iconOf(file.type) : IconFileOff
  const said = [file.caption, file.size, !file.href && t('name_only')].filter(Boolean).join(' · ')
  const words = (
    <>
      <span className={styles.sign}>
        <Icon aria-hidden />
      </span>
      <span className={styles.words}>
        <b>{file.name}</b>
        <small>{said}</small>
      </span>
    </>
  )
  return (
    <div className={styles.row}>
      {file.href ? (
        <a className={styles.file} href={file.href} target="_blank" rel="noreferrer">
          {words}
        </a>
      ) : (
        <span className={styles.file}>{words}</span>
      )}
      {side}
    </div>
  )
}

function RemoveButton({ file, onRemove }: { file: ShownFile; onRemove: (id: string) => void }) {
  const { t } = useTranslation('kit')
  return (
    <IconButton label={t('remove', { name: file.name })} className={styles.remove} onClick={() => onRemove(file.id)}>
      <IconX aria-hidden />
    </IconButton>
  )
}

function iconOf(type: string) {
  if (type === 'application/pdf') return IconFileTypePdf
  if (/zip|tar|compressed/.test(type)) return IconFileZip
  if (/sheet|excel|csv/.test(type)) return IconFileSpreadsheet
  if (type.startsWith('audio/')) return IconMusic
  if (type.startsWith('video/')) return IconPlayerPlay
  if (/^text\/|word|document/.test(type)) return IconFileText
  return IconFile
}
