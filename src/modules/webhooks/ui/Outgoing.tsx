/** The outgoing webhooks: what each is told, and how it goes. */
import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { listWebhooks, type Webhook } from '../contract.ts'
import styles from './Integrations.module.css'
import { OutgoingDialog } from './OutgoingDialog.tsx'
import { OutgoingRow } from './OutgoingRow.tsx'
import { SecretOnce } from './SecretOnce.tsx'
import { SendingsDialog } from './SendingsDialog.tsx'
import { useSaid } from './said.ts'

export function Outgoing() {
  const { t } = useSaid()
  const { data, error, refetch } = useQuery(listWebhooks, {}, { watch: { kinds: ['webhooks.'] } })
  const [editing, setEditing] = useState<Webhook | 'new'>()
  const [secret, setSecret] = useState<string>()
  const [looking, setLooking] = useState<Webhook>()
  return (
    <Part title={t('out.title')} text={t('out.text')}>
      {!data && !error && <Skeletons count={2} />}
      {!data && error && <Again onAgain={() => void refetch()} />}
      {data?.items.length === 0 && (
        <div className={styles.none}>
          <b>{t('out.none')}</b>
          <p>{t('out.none_text')}</p>
        </div>
      )}
      {data && data.items.length > 0 && (
        <ul className={styles.rows}>
          {data.items.map((one) => (
            <OutgoingRow
              key={one.id}
              one={one}
              onEdit={() => setEditing(one)}
              onSecret={setSecret}
              onLook={() => setLooking(one)}
            />
          ))}
        </ul>
      )}
      {data && (
        <div>
          <Button look="soft" onClick={() => setEditing('new')}>
            {t('out.add')}
          </Button>
        </div>
      )}
      {editing && (
        <OutgoingDialog
          one={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSecret={setSecret}
        />
      )}
      {secret && (
        <SecretOnce
          label={t('out.secret')}
          text={t('out.secret_text')}
          value={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
      {looking && <SendingsDialog one={looking} onClose={() => setLooking(undefined)} />}
    </Part>
  )
}

export function Again({ onAgain }: { onAgain: () => void }) {
  const { t } = useSaid()
  return (
    <div className={styles.none}>
      <p>{t('failed')}</p>
      <Button look="soft" onClick={onAgain}>
        {t('again')}
      </Button>
    </div>
  )
}
