import { useTranslation } from 'react-i18next'
import { Marked } from '#web/Marked.tsx'
import styles from './Charter.module.css'
import type { CharterShown } from './shown.ts'

/** The charter as one version words it. */
export function CharterText({ charter }: { charter: CharterShown }) {
  const { t } = useTranslation('mission')
  return (
    <>
      <h1>
        <Marked text={charter.mission} />
      </h1>
      {charter.values.length > 0 && (
        <section className={styles.part}>
          <h2>{t('charter.values')}</h2>
          <dl className={styles.values}>
            {charter.values.map((value) => (
              <div key={value.id}>
                <dt>{value.title}</dt>
                {value.weDo && (
                  <dd>
                    <b>{t('charter.doing')}</b> {value.weDo}
                  </dd>
                )}
                {value.weDont && (
                  <dd>
                    <b>{t('charter.leaving')}</b> {value.weDont}
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </section>
      )}
      <div className={styles.scopes}>
        <Scope title={t('charter.inScope')} lines={charter.inScope} />
        <Scope title={t('charter.outOfScope')} lines={charter.outOfScope} />
      </div>
    </>
  )
}

function Scope({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <ul className={styles.scope}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
