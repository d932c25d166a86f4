import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { deviceName, enter, timeZone, withNext } from '#web/door/next.ts'
import { useLanguage } from '#web/door/use-language.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { connectProvider, signInByProvider } from '../contract-provider.ts'
import { readHash } from '../link-hash.ts'
import { cameBack, type Way } from './provider-way.ts'
import { useSecondStep } from './SecondStep.tsx'

/** Back from the provider: goes on by itself, as only the browser that began holds what counts. */
export default function ProviderBack() {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const language = useLanguage()
  const begun = useRef(false)
  const [way, setWay] = useState<Way>()
  const [isLost, setLost] = useState(false)
  const next = way?.next ?? '/'
  const { secondStep, goOn } = useSecondStep(next)
  const entering = useAction(signInByProvider, { onDone: goOn })
  const connecting = useAction(connectProvider, { onDone: () => enter(next) })

  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const said = new URLSearchParams(location.search)
    history.replaceState(history.state, '', location.pathname) // the code stays in no history
    const kept = cameBack()
    const [code, state] = [said.get('code'), said.get('state')]
    setWay(kept)
    if (!kept || !code || !state) return setLost(true)
    const back = { ticket: kept.ticket, code, state }
    if (kept.connects) return connecting.mutate(back)
    const invitation = kept.next.startsWith('/invitation#') ? readHash(kept.next.slice(11)).token : ''
    const more = { language, timeZone: timeZone(), device: deviceName(), ...(invitation && { invitation }) }
    entering.mutate({ ...back, ...more })
  }, [connecting, entering, language])

  if (secondStep) return secondStep
  const refusal = isLost ? t('refusal.provider_refused') : words(entering.error ?? connecting.error)
  if (!refusal) return <Door title={t('provider.title')} lead={t('provider.lead')} />
  const connects = way?.connects === true
  return (
    <Door title={t('provider.failed')}>
      <div className={styles.fields}>
        <Notice is="warn">{refusal}</Notice>
        <div className={styles.actions}>
          <ButtonLink href={connects ? next : withNext('/sign-in', next)} size="l" wide>
            {t(connects ? 'provider.toAccount' : 'provider.again')}
          </ButtonLink>
        </div>
      </div>
    </Door>
  )
}
