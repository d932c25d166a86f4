import { IconFileText, IconPaperclip, IconX } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import styles from './ReadingDialog.module.css'
import type { ReadingShown } from './shown.ts'
import type { useEvidence } from './use-evidence.ts'

/** Files that bear a reading out: those it has, and those that are about to be sent. */
export function Evidence({
  kept,
  onDrop,
  evidence,
}: {
  kept: ReadingShown['files']
  onDrop: (id: string) => void
  evidence: ReturnType<typeof useEvidence>
}) {
  const { t } = useTranslation('mission')
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.files}>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        aria-label={t('reading.files')}
        onChange={(event) => {
          evidence.add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button look="soft" icon={<IconPaperclip aria-hidden />} onClick={() => input.current?.click()}>
        {t('reading.files')}
      </Button>
      <ul>
        {kept.map((file) => (
          <Row key={file.id} name={file.name} onDrop={() => onDrop(file.id)} />
        ))}
        {evidence.files.map((file) => (
          <Row key={`${file.name} ${file.lastModified}`} name={file.name} onDrop={() => evidence.drop(file)} />
        ))}
      </ul>
    </div>
  )
}

function Row({ name, onDrop }: { name: ReactNode; onDrop: () => void }) {
  const { t } = useTranslation('mission')
  return (
    <li className={styles.file}>
      <IconFileText aria-hidden />
      <span>{name}</span>
      <IconButton label={t('reading.dropFile', { name })} onClick={onDrop}>
        <IconX aria-hidden />
      </IconButton>
    </li>
  )
}
