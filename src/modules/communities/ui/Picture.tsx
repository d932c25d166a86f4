/** A face or a logo: choose, see at once, take away. */
import { useRef, useState } from 'react'
import { uploadPicture } from '#modules/files/contract.ts'
import { type Refused, upload } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Face } from '#web/kit/Face.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { pictureUrl } from '#web/pictures.ts'
import styles from './People.module.css'
import { useSaid } from './said.ts'

type PictureProps = { fileId: string | null; name: string; onChange: (fileId: string | null) => void; isLogo?: boolean }

export function Picture({ fileId, name, onChange, isLogo = false }: PictureProps) {
  const { t, refused } = useSaid()
  const { community, memberId } = useHere()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const photo = pictureUrl(community.slug, fileId)
  const send = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setWrong(undefined)
    await upload(uploadPicture, {}, file, { community: community.slug })
      .then((sent) => onChange(sent.id))
      .catch((no: Refused) => setWrong(pictureCodes.includes(no.code) ? t(`ui.picture.${no.code}`) : refused(no)))
    setBusy(false)
  }
  return (
    <div>
      <div className={styles.picture}>
        {isLogo && photo && <img className={styles.logo} src={photo} alt="" />}
        {!isLogo && <Face person={{ id: memberId ?? '', name, photo }} size={96} named />}
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('ui.picture.choose')}
          onChange={(event) => {
            void send(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button look="soft" busy={busy && t('ui.picture.sending')} onClick={() => input.current?.click()}>
          {t('ui.picture.choose')}
        </Button>
        {fileId && (
          <Button look="quiet" onClick={() => onChange(null)}>
            {t('ui.picture.remove')}
          </Button>
        )}
      </div>
      <FieldError error={wrong} />
    </div>
  )
}

const pictureCodes = ['not_a_picture', 'unreadable_picture', 'too_many_pixels']
