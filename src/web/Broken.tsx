/** A screen that failed: a bug, or a part of the app that could not be fetched. */
import { useTranslation } from 'react-i18next'
import { Instead } from './Instead.tsx'
import { Button } from './kit/Button.tsx'
import { Unfetched } from './lazy-screen.tsx'
import { useUntilThere } from './until-there.ts'

export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation('web')
  if (error instanceof Unfetched) return <NotHere error={error} reset={reset} />
  return (
    <Instead
      title={t('broken.title')}
      text={t('broken.text')}
      action={<Button onClick={() => location.reload()}>{t('broken.again')}</Button>}
    />
  )
}

/** Nothing is lost: the way back works, and the screen comes by itself once the network is there. */
function NotHere({ error, reset }: { error: Unfetched; reset: () => void }) {
  const { t } = useTranslation('web')
  const again = () => {
    error.again()
    reset()
  }
  const look = useUntilThere(() => {
    if (error.tries === 1) again()
    else if (mayReload()) location.reload()
  })
  return (
    <Instead
      title={t('unfetched.title')}
      text={t('unfetched.text')}
      action={<Button onClick={() => (error.tries === 1 ? again() : look())}>{t('unfetched.again')}</Button>}
    />
  )
}

const RELOADED = 'leitstern.reloaded'
const NOT_AGAIN_MS = 60_000

/**
 * The house is there and the code is not: it was renewed meanwhile, or the browser remembers that it could not be fetched
 * (Chromium does, as long as the page stands). Then only loading the page anew helps; what was written is kept.
 */
function mayReload(): boolean {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0)
  if (Date.now() - last < NOT_AGAIN_MS) return false
  sessionStorage.setItem(RELOADED, `${Date.now()}`)
  return true
}
