import { IconPhoto } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import styles from './LogoField.module.css'
import { smallPicture } from './picture.ts'

/** The community's picture: chosen or dropped here, seen at once, sent when the community stands. */
export function LogoField({ logo, onChange }: { logo: string | null; onChange: (logo: string | null) => void }) {
  const { t } = useTranslation('founding')
  const input = useRef<HTMLInputElement>(null)
  const [isWrong, setWrong] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file) return
    const small = await smallPicture(file)
    setWrong(!small)
    if (small) onChange(small)
  }
  return (
    <fieldset
      className={styles.field}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void take(event.dataTransfer.files[0])
      }}
    >
      <legend>
        {t('logo')} <small>{t('logo.later')}</small>
      </legend>
      <div className={styles.row}>
        {logo ? (
          <img className={styles.logo} src={logo} alt={t('logo.alt')} />
        ) : (
          <span className={styles.none} aria-hidden="true">
            <IconPhoto />
          </span>
        )}
        <input
          ref={input}
          hidden
          type="file"
          accept="image/*"
          aria-label={t('logo.choose')}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button look="soft" onClick={() => input.current?.click()}>
          {t(logo ? 'logo.other' : 'logo.choose')}
        </Button>
        {logo && (
          <Button look="quiet" onClick={() => onChange(null)}>
            {t('logo.remove')}
          </Button>
        )}
      </div>
      <FieldError error={isWrong && t('logo.wrong')} />
    </fieldset>
  )
}
