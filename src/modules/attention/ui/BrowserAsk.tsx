import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { askBrowser, canAsk, isBlocked, quietBrowser, wantsBrowser } from './browser-notices.ts'

/** Asked calmly, here and nowhere else. */
export function BrowserAsk() {
  const { t } = useTranslation('attention')
  const [isOn, setOn] = useState(wantsBrowser)
  const [blocked, setBlocked] = useState(isBlocked)
  if (!canAsk()) return null
  if (isOn) {
    const off = () => {
      quietBrowser()
      setOn(false)
    }
    return (
      <p>
        <small>{t('browser_on')} </small>
        <Button look="quiet" size="s" onClick={off}>
          {t('browser_off')}
        </Button>
      </p>
    )
  }
  if (blocked) return <small>{t('browser_blocked')}</small>
  const ask = async () => {
    setOn(await askBrowser())
    setBlocked(isBlocked())
  }
  const yes = (
    <Button look="soft" size="s" onClick={() => void ask()}>
      {t('browser_yes')}
    </Button>
  )
  return (
    <Notice icon={<IconBell aria-hidden />} action={yes}>
      {t('browser_ask')}
    </Notice>
  )
}
