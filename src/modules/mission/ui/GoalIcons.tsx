import { useTranslation } from 'react-i18next'
import { GoalIcon, goalIconNames } from '#web/kit/GoalIcon.tsx'
import styles from './Form.module.css'

/** The sign a goal wears everywhere; arrows move, one stop with tab. */
export function GoalIcons({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const { t } = useTranslation('mission')
  return (
    <fieldset>
      <legend className={styles.legend}>{t('goal.icon')}</legend>
      <div className={styles.icons}>
        {goalIconNames.map((name) => (
          <label key={name}>
            <input type="radio" name="icon" checked={name === value} onChange={() => onChange(name)} />
            <GoalIcon name={name} />
            <span className="sr">{t(`icon.${name}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
