import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { endOtherSessions, endSession, listSessions } from '../contract.ts'
import styles from './Account.module.css'

/** Where I am signed in, and the way to end it. */
export function Sessions() {
  const { t, i18n } = useTranslation('people')
  const { me } = useHere()
  const asked = useQuery(listSessions, {})
  const words = useRefusal('people')
  const ended = { refreshes: [listSessions], onDone: () => void toast({ text: t('account.sessionEnded') }) }
  const ending = useAction(endSession, ended)
  const endingOthers = useAction(endOtherSessions, ended)
  const sessions = asked.data?.items ?? []
  const when = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: me.timeZone,
  })
  return (
    <section className={styles.part}>
      <h2>{t('account.sessions')}</h2>
      {asked.isPending && <Skeletons count={2} />}
      {asked.error && <Notice is="warn">{words(asked.error)}</Notice>}
      <ul className={styles.rows}>
        {sessions.map((session) => (
          <li key={session.id}>
            {/Android|iPhone|iPad/.test(session.device) ? (
              <IconDeviceMobile aria-hidden />
            ) : (
              <IconDeviceDesktop aria-hidden />
            )}
            <span className={styles.grow}>
              <b>{session.device || t('account.unknownDevice')}</b>
              <small>
                {session.isThis
                  ? t('account.thisSession')
                  : t('account.lastUsed', { when: when.format(new Date(session.lastUsedAt)) })}
              </small>
            </span>
            {!session.isThis && (
              <Button look="quiet" size="s" onClick={() => ending.mutate({ sessionId: session.id })}>
                {t('account.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button look="soft" busy={endingOthers.isPending && t('saving')} onClick={() => endingOthers.mutate({})}>
            {t('account.endOthers')}
          </Button>
        </div>
      )}
    </section>
  )
}
