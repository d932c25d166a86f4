/** Beside a community's door: its mission in its own voice, what someone wrote to go with it, and what one would stand by. */
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import type { getCharter } from '#modules/mission/contract.ts'
import { Course } from '#web/kit/Course.tsx'
import { cx } from '#web/kit/cx.ts'
import { Marked } from '#web/Marked.tsx'
import styles from './Welcome.module.css'

export type CharterShown = OutputOf<typeof getCharter>

type WelcomeProps = {
  name: string
  mission: string
  note?: { text: string; by: string } | false
  charter: CharterShown | undefined
}

export function Welcome({ name, mission, note, charter }: WelcomeProps) {
  const { t } = useTranslation('communities')
  return (
    <div className={styles.welcome}>
      <div className={styles.words}>
        <p className={styles.name}>
          <span className={styles.crest} aria-hidden="true">
            {name.slice(0, 1)}
          </span>
          {name}
        </p>
        <p className={cx(styles.mission, mission.length > 160 && styles.long)}>
          <Marked text={mission} />
        </p>
        {note && (
          <blockquote className={styles.note}>
            <p>{note.text}</p>
            <footer>{note.by}</footer>
          </blockquote>
        )}
        {charter && (
          <div className={styles.values}>
            <Values charter={charter} />
          </div>
        )}
      </div>
      <div className={styles.way}>
        <Course baseline={0} target={1} readings={[]} sentence={t('ui.welcome.way')} targetLine />
      </div>
    </div>
  )
}

/** What is agreed to, where it is agreed to: beside the form, or in it where there is no beside. */
export function Values({ charter }: { charter: CharterShown }) {
  const { t } = useTranslation('communities')
  const rows = [
    ...charter.values.map((value) => ({ key: value.id, title: value.title, does: value.weDo, leaves: value.weDont })),
    ...(charter.inScope.length + charter.outOfScope.length > 0
      ? [
          {
            key: 'scope',
            title: t('ui.welcome.scope'),
            does: charter.inScope.join(', '),
            leaves: charter.outOfScope.join(', '),
          },
        ]
      : []),
  ]
  return (
    <dl className={styles.list}>
      {rows.map(({ key, title, does, leaves }) => (
        <div key={key}>
          <dt>{title}</dt>
          {does && (
            <dd>
              <span>{t('ui.welcome.weDo')}</span> {does}
            </dd>
          )}
          {leaves && (
            <dd>
              <span>{t('ui.welcome.weDont')}</span> {leaves}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
