import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
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
              <Value key={value.id} value={value} />
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

/** Whoever comes for this one value, from what was found, is taken to it. */
function Value({ value: { id, title, weDo, weDont } }: { value: CharterShown['values'][number] }) {
  const { t } = useTranslation('mission')
  const name = `value-${id}`
  const isMeant = useLocation({ select: ({ hash }) => hash === name })
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isMeant) return
    place.current?.scrollIntoView({ block: 'center' })
    place.current?.focus({ preventScroll: true })
  }, [isMeant])
  return (
    <div ref={place} id={name} tabIndex={-1} data-meant={isMeant || undefined}>
      <dt>{title}</dt>
      {weDo && (
        <dd>
          <b>{t('charter.doing')}</b> {weDo}
        </dd>
      )}
      {weDont && (
        <dd>
          <b>{t('charter.leaving')}</b> {weDont}
        </dd>
      )}
    </div>
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
