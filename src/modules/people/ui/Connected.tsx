import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Part } from '#web/kit/Part.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { listSessions, type Me } from '../contract.ts'
import { disconnectProvider, readProvider, startProviderConnection } from '../contract-provider.ts'
import styles from './Account.module.css'
import { ProofForm } from './ProofForm.tsx'
import { leaveFor } from './provider-way.ts'

/** The operator's provider as a door into my account: opened and closed by me alone. */
export function Connected({ me }: { me: Me }) {
  const { t } = useTranslation('people')
  const asked = useQuery(readProvider, {})
  const [isOpen, setOpen] = useState(false)
  const end = () => setOpen(false)
  const starting = useAction(startProviderConnection, {
    onDone: ({ url, ticket }) => leaveFor(url, { ticket, next: location.pathname, connects: true }),
  })
  const ending = useAction(disconnectProvider, {
    refreshes: [readProvider, listSessions],
    onDone: () => {
      toast({ text: t('provider.disconnected') })
      end()
    },
  })
  const { name, isConnected } = asked.data ?? {}
  if (!name) return null
  const acting = isConnected ? ending : starting
  const does = t(isConnected ? 'provider.disconnect' : 'provider.connect')
  return (
    <Part title={t('provider.part', { name })} text={t('provider.partText')}>
      {isConnected && (
        <p className={styles.choice}>
          <span>{name}</span>
          <StateWord is="done">{t('provider.connected')}</StateWord>
        </p>
      )}
      {isOpen ? (
        <ProofForm
          me={me}
          refused={acting.error}
          busy={acting.isPending}
          does={does}
          onProof={(proof) => acting.mutate(proof)}
          onEnd={end}
        >
          {isConnected && <p className={styles.quiet}>{t('provider.disconnectText', { name })}</p>}
        </ProofForm>
      ) : (
        <div>
          <Button look={isConnected ? 'line' : 'soft'} onClick={() => setOpen(true)}>
            {does}
          </Button>
        </div>
      )}
    </Part>
  )
}
