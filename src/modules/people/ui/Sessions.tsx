import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import type { Refused } from '#web/call.ts'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { endOtherSessions, endSession, listSessions, type Me } from '../contract.ts'
import styles from './Account.module.css'

type Session = OutputOf<typeof listSessions>['items'][number]

/** Where I am signed in, and the way to end it. */
export function Sessions({ me }: { me: Me }) {
  const { t } = useTranslation('people')
  const asked = useQuery(listSessions, {})
  const words = useRefusal('people')
  const endingOthers = useAction(endOtherSessions, useEnded(t('account.othersEnded')))
  const sessions = (asked.data?.items ?? []).toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
  return (
    <Part title={t('account.sessions')} text={t('account.sessionsText')}>
      {asked.isPending && <Skeletons count={2} />}
      {asked.error && <Notice is="warn">{words(asked.error)}</Notice>}
      <ul className={styles.rows}>
        {sessions.map((session) => (
          <Row key={session.id} session={session} timeZone={me.timeZone} />
        ))}
      </ul>
      {sessions.length > 2 && (
        <div>
          <Button look="soft" busy={endingOthers.isPending && t('saving')} onClick={() => endingOthers.mutate({})}>
            {t('account.endOthers')}
          </Button>
        </div>
      )}
    </Part>
  )
}

function Row({ session, timeZone }: { session: Session; timeZone: string }) {
  const { t, i18n } = useTranslation('people')
  const ending = useAction(endSession, useEnded(t('account.sessionEnded')))
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const Icon = /Android|iPhone|iPad/.test(session.device) ? IconDeviceMobile : IconDeviceDesktop
  const device = session.device || t('account.unknownDevice')
  return (
    <li>
      <Icon aria-hidden />
      <span className={styles.grow}>
        <b>{device}</b>
        <small>{t('account.lastUsed', { when: when.format(new Date(session.lastUsedAt)) })}</small>
      </span>
      {session.isThis ? (
        <StateWord is="done">{t('account.thisSession')}</StateWord>
      ) : (
        <Button
          look="line"
          size="s"
          busy={ending.isPending && t('saving')}
          aria-label={`${t('account.endSession')}: ${device}`}
          onClick={() => ending.mutate({ sessionId: session.id })}
        >
          {t('account.endSession')}
        </Button>
      )}
    </li>
  )
}

function useEnded(text: string) {
  const words = useRefusal('people')
  return {
    refreshes: [listSessions],
    onDone: () => void toast({ text }),
    onRefused: (refused: Refused) => void toast({ text: words(refused) ?? '', kind: 'bad' }),
  }
}
