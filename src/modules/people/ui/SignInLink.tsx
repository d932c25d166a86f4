import { useTranslation } from 'react-i18next'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { deviceName, useHash, withNext } from '#web/door/next.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { confirm } from '../contract.ts'
import { useSecondStep } from './SecondStep.tsx'
import { useWay } from './use-way.ts'

export default function SignInLink() {
  const { token, next } = useHash()
  return <Press key={token} token={token} next={next} />
}

/** A press, not a visit, uses the link up: programs that look at letters open every link in them. */
function Press({ token, next }: { token: string; next: string }) {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const way = useWay(next)
  const { secondStep, goOn } = useSecondStep(next)
  const using = useAction(confirm, { onDone: (inside) => inside.what !== 'email_changed' && goOn(inside) })
  const isChanged = using.data?.what === 'email_changed'
  if (secondStep) return secondStep
  if (isChanged)
    return (
      <Door title={t('link.changed')} lead={t('link.changedLead')}>
        <div className={styles.actions}>
          <ButtonLink href="/" size="l" wide>
            {t('link.do')}
          </ButtonLink>
        </div>
      </Door>
    )
  const refusal = token ? using.error && words(using.error) : t('refusal.link_used_or_old')
  if (refusal)
    return (
      <Door title={t('link.oldTitle')}>
        <div className={styles.fields}>
          <Notice is="warn">{refusal}</Notice>
          <div className={styles.actions}>
            <ButtonLink href={withNext('/sign-in', next)} size="l" wide>
              {t('link.again')}
            </ButtonLink>
          </div>
        </div>
      </Door>
    )
  return (
    <Door title={t('link.title')} lead={way ?? t('link.lead')}>
      <div className={styles.actions}>
        <Button
          size="l"
          wide
          autoFocus
          onClick={() => using.mutate({ token, device: deviceName() })}
          busy={(using.isPending || using.isSuccess) && t('signIn.busy')}
        >
          {t('link.do')}
        </Button>
      </div>
    </Door>
  )
}
