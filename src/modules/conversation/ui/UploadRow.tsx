import { IconPaperclip, IconRefresh, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommunitySlug } from '#web/community.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { sizeOf } from '#web/shown-files.ts'
import { refusalWords } from './refusal-words.ts'
import styles from './UploadRow.module.css'
import type { Upload } from './use-uploads.ts'

type Props = { upload: Upload; onRemove: (key: string) => void; onAgain: (key: string) => void }

export function UploadRow({ upload: { key, blob, part, done, failed }, onRemove, onAgain }: Props) {
  const { t, i18n } = useTranslation('conversation')
  const community = useCommunitySlug() ?? ''
  return (
    <li className={styles.row}>
      {done?.hasPreview ? (
        <img src={pictureUrl(community, done.id) ?? undefined} alt="" />
      ) : (
        <IconPaperclip aria-hidden />
      )}
      <span className={styles.words}>
        <b>{blob.name}</b>
        <small className={failed ? styles.failed : undefined} role={failed ? 'alert' : undefined}>
          {failed ? refusalWords(t, 'files', failed) : sizeOf(blob.size, i18n.language)}
        </small>
        {!done && !failed && <progress aria-label={t('uploading', { name: blob.name })} max={1} value={part} />}
      </span>
      {failed && (
        <IconButton label={t('again')} onClick={() => onAgain(key)}>
          <IconRefresh aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('take_away', { name: blob.name })} onClick={() => onRemove(key)}>
        <IconX aria-hidden />
      </IconButton>
    </li>
  )
}
