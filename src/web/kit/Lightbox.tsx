import { Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton, IconLink } from './IconButton.tsx'
import styles from './Lightbox.module.css'
import type { ShownPicture } from './shown-file.ts'
import { useFocusBack } from './use-focus-back.ts'

/** One picture large, on night ground in both schemes; arrows or a swipe go on, Escape closes. */
export function Lightbox({
  pictures,
  start,
  onClose,
}: {
  pictures: readonly ShownPicture[]
  start: number
  onClose: () => void
}) {
  const { t } = useTranslation('kit')
  const [at, setAt] = useState(start)
  const touched = useRef(0)
  useFocusBack(true)
  const picture = pictures[at]
  if (!picture) return null
  const go = (by: number) => setAt((at + by + pictures.length) % pictures.length)
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1)
    if (event.key === 'ArrowRight') go(1)
  }
  const swipe = (to: number) => {
    const way = to - touched.current
    if (Math.abs(way) > 48) go(way > 0 ? -1 : 1)
  }
  const many = pictures.length > 1
  return (
    <Modal.Root
      opened
      onClose={onClose}
      fullScreen
      zIndex="var(--z-dialog)"
      transitionProps={{ transition: 'fade', duration: 200 }}
      classNames={{ content: styles.box, body: styles.body }}
    >
      <Modal.Content aria-label={picture.caption ?? picture.name} onKeyDown={keys} data-scheme="dark">
        <Modal.Body>
          <div className={styles.bar}>
            <span className={styles.count} aria-live="polite">
              {many && t('picture_of', { number: at + 1, total: pictures.length })}
            </span>
            <IconLink label={t('download')} href={picture.href} download={picture.name}>
              <IconDownload aria-hidden />
            </IconLink>
            <IconButton label={t('close')} onClick={onClose} data-autofocus>
              <IconX aria-hidden />
            </IconButton>
          </div>
          <figure
            className={styles.figure}
            onTouchStart={(event) => {
              touched.current = event.changedTouches[0]?.clientX ?? 0
            }}
            onTouchEnd={(event) => many && swipe(event.changedTouches[0]?.clientX ?? 0)}
          >
            <img src={picture.href} alt={picture.caption ?? picture.name} />
            <figcaption>{picture.caption ?? picture.name}</figcaption>
          </figure>
          {many && (
            <>
              <IconButton label={t('previous')} className={styles.previous} onClick={() => go(-1)}>
                <IconChevronLeft aria-hidden />
              </IconButton>
              <IconButton label={t('next')} className={styles.next} onClick={() => go(1)}>
                <IconChevronRight aria-hidden />
              </IconButton>
            </>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
