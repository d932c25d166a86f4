import { useTranslation } from 'react-i18next'
import { GoalIcon, goalIconNames } from '#web/kit/GoalIcon.tsx'
import styles from './Form.module.css'

/** The sign a goal wears everywhere; arrows move, one stop with tab. */
export function GoalIcons({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const { t } = useTranslation('mission')
  // A goal made elsewhere may wear none of these: it shows the compass.
  const shown = goalIconNames.find((name) => name === value) ?? 'compass'
  return (
    <fieldset>
      <legend className={styles.legend}>{t('goal.icon')}</legend>
      <div className={styles.icons}>
        {goalIconNames.map((name) => (
          <label key={name}>
            <input type="radio" name="icon" checked={name === shown} onChange={() => onChange(name)} />
            <GoalIcon name={name} />
            <span className="sr">{t(`icon.${name}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
