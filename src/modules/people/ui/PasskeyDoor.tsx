import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deviceName, enter } from '#web/door/next.ts'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { signInByPasskey, startPasskeySignIn } from '../contract-doors.ts'
import { askPasskey, knowsPasskeys } from './webauthn.ts'

/** In by a passkey: the device asks who is there, and which one where it has several. */
export function PasskeyDoor({ next }: { next: string }) {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const [isAsking, setAsking] = useState(false)
  const entering = useAction(signInByPasskey, { onDone: () => enter(next) })
  const starting = useAction(startPasskeySignIn, {
    onDone: async ({ options }) => {
      setAsking(true)
      const answer = await askPasskey(options)
      setAsking(false)
      if (answer) entering.mutate({ answer, device: deviceName() })
    },
  })
  if (!knowsPasskeys()) return null
  const isBusy = isAsking || starting.isPending || entering.isPending || entering.isSuccess
  const press = () => {
    entering.reset()
    starting.mutate({})
  }
  return (
    <>
      <Button look="line" size="l" wide onClick={press} busy={isBusy && t('signIn.busy')}>
        <IconKey aria-hidden />
        {t('signIn.byPasskey')}
      </Button>
      <FieldError error={words(entering.error ?? starting.error)} />
    </>
  )
}
