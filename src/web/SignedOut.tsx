/** Where only an account gets in: to the door, with the way back kept; other troubles are said. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from './call.ts'
import { Instead } from './Instead.tsx'
import { Button } from './kit/Button.tsx'
import { Skeletons } from './kit/Skeletons.tsx'
import { useRefusal } from './refusal.ts'

export function SignedOut({ refused, onAgain }: { refused: Refused; onAgain: () => void }) {
  const { t } = useTranslation('web')
  const words = useRefusal('people')
  const navigate = useNavigate()
  const isOut = refused.code === 'signed_out'
  useEffect(() => {
    if (isOut) void navigate({ to: '/sign-in', hash: location.pathname, replace: true })
  }, [isOut, navigate])
  if (isOut) return <Skeletons />
  const again = (
    <Button look="soft" onClick={onAgain}>
      {t('broken.again')}
    </Button>
  )
  return <Instead title={t('broken.title')} text={words(refused) ?? ''} action={again} />
}
