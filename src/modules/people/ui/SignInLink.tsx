import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { confirm } from '../contract.ts'
import { Door, doorStyles as styles } from './Door.tsx'
import { deviceName, enter, linkToken, ownPath } from './next.ts'

/** A press, not a visit, uses the link up: programs that look at letters open every link in them. */
export default function SignInLink() {
  const { t } = useTranslation('people')
  const [token] = useState(linkToken)
  const words = useRefusal('people')
  const using = useAction(confirm, { onDone: ({ next }) => enter(ownPath(next)) })
  const refused = using.error
  return (
    <Door title={t('link.title')} lead={t('link.lead')}>
      <div className={styles.fields}>
        {refused && <Notice is="bad">{refused.fields.token ? t('refusal.link_used_or_old') : words(refused)}</Notice>}
        <div className={styles.actions}>
          {refused ? (
            <ButtonLink href="/sign-in" size="l" wide>
              {t('link.again')}
            </ButtonLink>
          ) : (
            <Button
              size="l"
              wide
              autoFocus
              onClick={() => using.mutate({ token, device: deviceName() })}
              busy={(using.isPending || using.isSuccess) && t('signIn.busy')}
            >
              {t('link.do')}
            </Button>
          )}
        </div>
      </div>
    </Door>
  )
}
