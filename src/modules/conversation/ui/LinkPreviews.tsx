import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommunitySlug } from '#web/community.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { pictureUrl } from '#web/pictures.ts'
import type { Message } from '../contract.ts'
import type { Preview } from '../contract-previews.ts'
import styles from './LinkPreviews.module.css'

type Props = {
  message: Message
  /** Where it may be taken away. */
  onHide: ((message: Message, preview: Preview) => void) | undefined
}

/** What linked pages say of themselves. Their pictures are kept by this house: nothing is asked of a foreign one. */
export function LinkPreviews({ message, onHide }: Props) {
  const { t } = useTranslation('conversation')
  const community = useCommunitySlug() ?? ''
  if (message.previews.length === 0) return null
  return (
    <ul className={styles.previews} aria-label={t('previews')}>
      {message.previews.map((preview) => (
        <li key={preview.id} className={styles.card}>
          <a className={styles.page} href={preview.url} target="_blank" rel="noopener noreferrer nofollow">
            {preview.picture && (
              <img className={styles.picture} src={pictureUrl(community, preview.picture)!} alt="" decoding="async" />
            )}
            {/* Each says by itself which way it is read. */}
            <span className={styles.words}>
              <small dir="auto">{placeOf(preview)}</small>
              <b dir="auto">{preview.title}</b>
              {preview.description && <span dir="auto">{preview.description}</span>}
            </span>
          </a>
          {onHide && (
            <IconButton
              className={styles.hide}
              label={t('preview_hide', { host: preview.host })}
              onClick={() => onHide(message, preview)}
            >
              <IconX aria-hidden />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A page may call itself anything: where it came from stands beside it. */
const placeOf = ({ site, host }: Preview): string =>
  site === '' || site.toLowerCase() === host.toLowerCase() ? host : `${host} · ${site}`
