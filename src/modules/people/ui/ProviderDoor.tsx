import { IconUserCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { readProvider, startProviderSignIn } from '../contract-provider.ts'
import { leaveFor } from './provider-way.ts'

/** In by the provider that the operator set up, where there is one. */
export function ProviderDoor({ next }: { next: string }) {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const name = useQuery(readProvider, {}).data?.name
  const starting = useAction(startProviderSignIn, {
    onDone: ({ url, ticket }) => leaveFor(url, { ticket, next, connects: false }),
  })
  if (!name) return null
  return (
    <>
      <Button
        look="line"
        size="l"
        wide
        onClick={() => starting.mutate({})}
        busy={(starting.isPending || starting.isSuccess) && t('signIn.busy')}
      >
        <IconUserCheck aria-hidden />
        {t('signIn.byProvider', { name })}
      </Button>
      <FieldError error={words(starting.error)} />
    </>
  )
}
