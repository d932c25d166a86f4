import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { deviceName } from '#web/door/next.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Part } from '#web/kit/Part.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { listSessions, type Me } from '../contract.ts'
import { addPasskey, readDoors, removePasskey, renamePasskey, startPasskey } from '../contract-doors.ts'
import styles from './Account.module.css'
import { FormBar } from './FormBar.tsx'
import { ProofForm } from './ProofForm.tsx'
import { knowsPasskeys, makePasskey } from './webauthn.ts'

type Passkey = OutputOf<typeof readDoors>['passkeys'][number]

export function Passkeys({ me, passkeys }: { me: Me; passkeys: Passkey[] }) {
  const { t } = useTranslation('people')
  const [isAdding, setAdding] = useState(false)
  return (
    <Part title={t('doors.passkeys')} text={t('doors.passkeysText')}>
      {passkeys.length === 0 && !isAdding && <p className={styles.quiet}>{t('doors.passkeysNone')}</p>}
      <ul className={styles.rows}>
        {passkeys.map((passkey) => (
          <Row key={passkey.id} me={me} passkey={passkey} />
        ))}
      </ul>
      {isAdding && <Add me={me} onEnd={() => setAdding(false)} />}
      {!isAdding && knowsPasskeys() && (
        <div>
          <Button look="soft" onClick={() => setAdding(true)}>
            {t('doors.passkeyAdd')}
          </Button>
        </div>
      )}
      {!knowsPasskeys() && <p className={styles.quiet}>{t('doors.passkeysCannot')}</p>}
    </Part>
  )
}

function Add({ me, onEnd }: { me: Me; onEnd: () => void }) {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const [name, setName] = useState(deviceName())
  const [isAsking, setAsking] = useState(false)
  const adding = useAction(addPasskey, {
    refreshes: [readDoors],
    onDone: () => {
      toast({ text: t('doors.passkeyAdded') })
      onEnd()
    },
    onRefused: (refused) => void toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  const starting = useAction(startPasskey, {
    onDone: async ({ options }) => {
      setAsking(true)
      const answer = await makePasskey(options)
      setAsking(false)
      if (answer) adding.mutate({ name, answer })
      else toast({ text: t('doors.passkeyBroke'), kind: 'bad' })
    },
  })
  return (
    <ProofForm
      me={me}
      refused={starting.error}
      busy={starting.isPending || isAsking || adding.isPending}
      does={t('doors.passkeyAdd')}
      onProof={(proof) => name.trim() !== '' && starting.mutate(proof)}
      onEnd={onEnd}
    >
      <NameField name={name} onChange={setName} />
    </ProofForm>
  )
}

function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const { t } = useTranslation('people')
  return (
    <TextField
      label={t('doors.passkeyName')}
      help={t('doors.passkeyNameHelp')}
      maxLength={80}
      value={name}
      error={name.trim() === '' && t('doors.passkeyNameMissing')}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Row({ me, passkey }: { me: Me; passkey: Passkey }) {
  const { t, i18n } = useTranslation('people')
  const [open, setOpen] = useState<'name' | 'remove'>()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: me.timeZone })
  const on = (at: string) => ({ day: day.format(new Date(at)) })
  const { name, usedAt, createdAt } = passkey
  const end = () => setOpen(undefined)
  return (
    <li className={styles.passkey}>
      <IconKey aria-hidden />
      <span className={styles.grow}>
        <b>{name}</b>
        <small>{usedAt ? t('doors.passkeyUsed', on(usedAt)) : t('doors.passkeyUnused', on(createdAt))}</small>
      </span>
      {!open && (
        <span className={styles.bar}>
          <Act does={t('doors.passkeyRename')} of={name} onClick={() => setOpen('name')} />
          <Act does={t('doors.passkeyRemove')} of={name} onClick={() => setOpen('remove')} />
        </span>
      )}
      {open === 'name' && <Rename passkey={passkey} onEnd={end} />}
      {open === 'remove' && <Remove me={me} passkey={passkey} onEnd={end} />}
    </li>
  )
}

function Act({ does, of, onClick }: { does: string; of: string; onClick: () => void }) {
  return (
    <Button look="line" size="s" aria-label={`${does}: ${of}`} onClick={onClick}>
      {does}
    </Button>
  )
}

type RowFormProps = { passkey: Passkey; onEnd: () => void }

function Rename({ passkey, onEnd }: RowFormProps) {
  const { t } = useTranslation('people')
  const [name, setName] = useState(passkey.name)
  const renaming = useAction(renamePasskey, {
    refreshes: [readDoors],
    onDone: () => {
      toast({ text: t('doors.passkeyRenamed') })
      onEnd()
    },
  })
  return (
    <Form
      module="people"
      refused={renaming.error}
      inPlace={['name']}
      busy={renaming.isPending}
      className={styles.form}
      onSubmit={() => renaming.mutate({ passkeyId: passkey.id, name })}
    >
      <NameField name={name} onChange={setName} />
      <FormBar does={t('save')} busy={renaming.isPending} onEnd={onEnd} />
    </Form>
  )
}

function Remove({ me, passkey, onEnd }: RowFormProps & { me: Me }) {
  const { t } = useTranslation('people')
  const removing = useAction(removePasskey, {
    refreshes: [readDoors, listSessions],
    onDone: () => {
      toast({ text: t('doors.passkeyRemoved') })
      onEnd()
    },
  })
  return (
    <ProofForm
      me={me}
      refused={removing.error}
      busy={removing.isPending}
      does={t('doors.passkeyRemove')}
      onProof={(proof) => removing.mutate({ passkeyId: passkey.id, ...proof })}
      onEnd={onEnd}
    >
      <p className={styles.quiet}>{t('doors.passkeyRemoveText', { name: passkey.name })}</p>
    </ProofForm>
  )
}
