/** Where only an account gets in, until one is there: to the door, with the way back kept; a wait or a trouble is said. */
import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from './call.ts'
import { Instead } from './Instead.tsx'
import { Button } from './kit/Button.tsx'
import { Skeletons } from './kit/Skeletons.tsx'
import { useRefusal } from './refusal.ts'
import { isUnreached, Unreached } from './Unreached.tsx'

export function SignedOut({ asked }: { asked: UseQueryResult<unknown, Refused> }) {
  const { t } = useTranslation('web')
  const words = useRefusal('people')
  const navigate = useNavigate()
  const isOut = asked.error?.code === 'signed_out'
  useEffect(() => {
    if (isOut) void navigate({ to: '/sign-in', hash: location.pathname, replace: true })
  }, [isOut, navigate])
  if (isUnreached(asked)) return <Unreached asked={[asked]} />
  if (isOut || !asked.error) return <Skeletons />
  const again = (
    <Button look="soft" onClick={() => void asked.refetch()}>
      {t('broken.again')}
    </Button>
  )
  return <Instead title={t('broken.title')} text={words(asked.error) ?? ''} action={again} />
}
