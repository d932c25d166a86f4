import { useTranslation } from 'react-i18next'
import { Star } from './Star.tsx'
import styles from './StepCourse.module.css'

/** The steps of a longer form as a course to a star: done, here, still to come. Done steps can be gone back to. */
export function StepCourse({
  steps,
  current,
  onGo,
}: {
  steps: string[]
  current: number
  onGo?: (step: number) => void
}) {
  const { t } = useTranslation('kit')
  return (
    <nav aria-label={t('steps')}>
      <p className="sr">{t('step_of', { step: current + 1, steps: steps.length, name: steps[current] })}</p>
      <ol className={styles.way} style={{ '--done': steps.length ? Math.min(1, current / steps.length) : 0 }}>
        {steps.map((step, index) => (
          <li key={step} aria-current={index === current ? 'step' : undefined} data-done={index < current || undefined}>
            {index < current && onGo ? (
              <button type="button" onClick={() => onGo(index)}>
                <i />
                <span>{step}</span>
              </button>
            ) : (
              <>
                <i />
                <span>{step}</span>
              </>
            )}
          </li>
        ))}
        <li aria-hidden="true">
          <Star size={24} reached={current >= steps.length} />
        </li>
      </ol>
    </nav>
  )
}
