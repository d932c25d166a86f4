import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { correctAccent } from './accent.ts'
import styles from './ColorField.module.css'

/** Names stand in the words: each is also said to readers. */
const colors = {
  petrol: '#12908e',
  blue: '#1e63b4',
  navy: '#1e3a8a',
  violet: '#8e44ad',
  pink: '#d6336c',
  red: '#c0392b',
  orange: '#e4572e',
  yellow: '#ffcc00',
  lime: '#7ed957',
  green: '#2e8b57',
} as const

/** A colour to begin with or any other, and what becomes of it on paper and at night. */
export function ColorField({ color, onChange }: { color: string; onChange: (color: string) => void }) {
  const { t } = useTranslation('kit')
  const name = useId()
  return (
    <fieldset className={styles.field}>
      <legend>{t('color')}</legend>
      <div className={styles.colors}>
        {Object.entries(colors).map(([key, hex]) => (
          <label key={hex} className={styles.color} style={{ background: hex }}>
            <input type="radio" name={name} checked={hex === color} onChange={() => onChange(hex)} />
            <span className="sr">{t(`color.${key}`)}</span>
          </label>
        ))}
        <label className={styles.own}>
          <input type="color" value={color} onChange={(event) => onChange(event.target.value)} />
          <span>{t('color.own')}</span>
        </label>
      </div>
      <Shades color={color} />
    </fieldset>
  )
}

function Shades({ color }: { color: string }) {
  const { t } = useTranslation('kit')
  const { light, dark } = correctAccent(color)
  return (
    <div className={styles.shades}>
      <p className={styles.shade} data-scheme="given">
        <i style={{ background: color }} />
        <span>{t('color.given')}</span>
      </p>
      <p className={styles.shade} data-scheme="light" style={{ '--shade': light.accent, '--on': light.onAccent }}>
        <b>{t('color.button')}</b>
        <span>{t('color.light')}</span>
      </p>
      <p className={styles.shade} data-scheme="dark" style={{ '--shade': dark.accent, '--on': dark.onAccent }}>
        <b>{t('color.button')}</b>
        <span>{t('color.dark')}</span>
      </p>
      <small>{t('color.shades')}</small>
    </div>
  )
}
