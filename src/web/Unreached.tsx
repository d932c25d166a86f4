/** Opened without a network, or while the house is away: the app's shell, until there is something to show in it. */
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Refused } from './call.ts'
import { Instead } from './Instead.tsx'
import { Button } from './kit/Button.tsx'
import { useUntilThere } from './until-there.ts'

type Asked = UseQueryResult<unknown, Refused>

/** There is nothing to show yet, and no answer. */
export const isUnreached = ({ data, fetchStatus, failureReason }: Asked): boolean =>
  data === undefined && (fetchStatus === 'paused' || failureReason?.status === 0)

export function Unreached({ asked }: { asked: Asked[] }) {
  const { t } = useTranslation('web')
  const look = useUntilThere(() => {
    for (const one of asked.filter(isUnreached)) void one.refetch()
  })
  const again = (
    <Button look="soft" onClick={look}>
      {t('unfetched.again')}
    </Button>
  )
  return <Instead title={t('unreached.title')} text={t('unreached.text')} action={again} />
}
