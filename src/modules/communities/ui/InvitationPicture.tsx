import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { getCharter } from '#modules/mission/contract.ts'
import { Marked } from '#web/Marked.tsx'
import { useQuery } from '#web/query.ts'
import type { lookAtInvitation } from '../contract-joining.ts'
import styles from './InvitationPicture.module.css'

/** What one is invited to: the mission in its own voice, the note of who invites, and the values one would share. */
export function InvitationPicture({ look, secret }: { look: OutputOf<typeof lookAtInvitation>; secret: string }) {
  const { t } = useTranslation('communities')
  const hasCharter = look.charterVersion !== null && look.state === 'open'
  const charter = useQuery(getCharter, { invitation: secret }, { enabled: hasCharter })
  const { name, mission } = look.community
  return (
    <div className={styles.picture}>
      <p className={styles.name}>
        <span className={styles.crest} aria-hidden="true">
          {name.slice(0, 1)}
        </span>
        {name}
      </p>
      <p className={styles.mission}>
        <Marked text={mission} />
      </p>
      {look.note && (
        <blockquote className={styles.note}>
          <p>{look.note}</p>
          <footer>{look.by}</footer>
        </blockquote>
      )}
      {charter.data && charter.data.values.length > 0 && (
        <ul className={styles.values}>
          {charter.data.values.map((value) => (
            <li key={value.id}>
              <b>{value.title}</b>
              {value.weDo && (
                <p>
                  <span className={styles.quiet}>{t('ui.invitation.weDo')}: </span>
                  {value.weDo}
                </p>
              )}
              {value.weDont && (
                <p>
                  <span className={styles.quiet}>{t('ui.invitation.weDont')}: </span>
                  {value.weDont}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
