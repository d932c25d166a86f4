/** A face or a logo: chosen, its square cut out, seen at once, taken away. */
import { useRef, useState } from 'react'
import { uploadPicture } from '#modules/files/contract.ts'
import { type Refused, upload } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Face } from '#web/kit/Face.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { Sign } from '#web/Sign.tsx'
import { CropDialog } from './CropDialog.tsx'
import styles from './Picture.module.css'
import { useSaid } from './said.ts'

type PictureProps = { fileId: string | null; name: string; onChange: (fileId: string | null) => void; isLogo?: boolean }

export function Picture({ fileId, name, onChange, isLogo = false }: PictureProps) {
  const { t, refused } = useSaid()
  const { community, memberId } = useHere()
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<ImageBitmap>()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const photo = pictureUrl(community.slug, fileId)
  const choose = async (file: File | undefined) => {
    if (!file) return
    setWrong(undefined)
    try {
      setPicture(await createImageBitmap(file))
    } catch {
      setWrong(t('ui.picture.unreadable_picture'))
    }
  }
  const send = async (blob: Blob) => {
    setPicture(undefined)
    setBusy(true)
    await upload(uploadPicture, {}, blob, { community: community.slug })
      .then((sent) => onChange(sent.id))
      .catch((no: Refused) => setWrong(pictureCodes.includes(no.code) ? t(`ui.picture.${no.code}`) : refused(no)))
    setBusy(false)
  }
  return (
    <div>
      <div className={styles.picture}>
        {isLogo ? (
          <Sign name={name} logo={photo} size="l" />
        ) : (
          <Face person={{ id: memberId ?? '', name, photo }} size={96} named />
        )}
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          hidden
          aria-label={t('ui.picture.choose')}
          onChange={(event) => {
            void choose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <div className={styles.buttons}>
          <Button look="soft" busy={busy && t('ui.picture.sending')} onClick={() => input.current?.click()}>
            {t(fileId ? 'ui.picture.change' : 'ui.picture.choose')}
          </Button>
          {fileId && (
            <Button look="quiet" onClick={() => onChange(null)}>
              {t('ui.picture.remove')}
            </Button>
          )}
        </div>
      </div>
      <FieldError error={wrong} />
      {picture && (
        <CropDialog
          picture={picture}
          isLogo={isLogo}
          onCut={(blob) => void send(blob)}
          onEnd={() => setPicture(undefined)}
        />
      )}
    </div>
  )
}

const pictureCodes = ['not_a_picture', 'unreadable_picture', 'too_many_pixels']
