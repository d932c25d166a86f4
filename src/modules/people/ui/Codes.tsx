import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Part } from '#web/kit/Part.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { listSessions, type Me } from '../contract.ts'
import {
  readDoors,
  renewRecoveryCodes,
  startSecondStep,
  turnOffSecondStep,
  turnOnSecondStep,
} from '../contract-doors.ts'
import styles from './Account.module.css'
import { CodeField } from './CodeField.tsx'
import { FormBar } from './FormBar.tsx'
import { ProofForm } from './ProofForm.tsx'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

type Doors = OutputOf<typeof readDoors>
type Open = 'start' | 'off' | 'renew' | undefined

/** A code after password or link: set up in two steps, with ten codes for the day the phone is gone. */
export function Codes({ me, doors }: { me: Me; doors: Doors }) {
  const { t, i18n } = useTranslation('people')
  const [open, setOpen] = useState<Open>()
  const [kept, setKept] = useState<string[]>()
  const end = () => setOpen(undefined)
  const show = (codes: string[]) => {
    end()
    setKept(codes)
  }
  const { codesSince, recoveryCodes } = doors
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: me.timeZone })
  return (
    <Part title={t('doors.codes')} text={t('doors.codesText')}>
      {codesSince && (
        <p className={styles.choice}>
          <span>{t('doors.codesSince', { day: day.format(new Date(codesSince)) })}</span>
          <StateWord is="done">{t('doors.codesOn')}</StateWord>
        </p>
      )}
      {kept && <RecoveryCodes codes={kept} onKept={() => setKept(undefined)} />}
      {codesSince && !kept && !open && (
        <>
          <p className={styles.quiet}>{t('doors.recoveryLeft', { count: recoveryCodes })}</p>
          <div className={styles.bar}>
            <Button look="soft" onClick={() => setOpen('renew')}>
              {t('doors.recoveryNew')}
            </Button>
            <Button look="line" onClick={() => setOpen('off')}>
              {t('doors.codesOff')}
            </Button>
          </div>
        </>
      )}
      {!codesSince && !open && (
        <div>
          <Button look="soft" onClick={() => setOpen('start')}>
            {t('doors.codesStart')}
          </Button>
        </div>
      )}
      {open === 'start' && <Start me={me} onDone={show} onEnd={end} />}
      {open === 'off' && <TurnOff onEnd={end} />}
      {open === 'renew' && <Renew onDone={show} onEnd={end} />}
    </Part>
  )
}

function Start({ me, onDone, onEnd }: { me: Me; onDone: (codes: string[]) => void; onEnd: () => void }) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState('')
  const starting = useAction(startSecondStep, {})
  const turning = useAction(turnOnSecondStep, {
    refreshes: [readDoors, listSessions],
    onDone: ({ recoveryCodes }) => {
      toast({ text: t('doors.codesOnNow') })
      onDone(recoveryCodes)
    },
  })
  const begun = starting.data
  if (!begun)
    return (
      <ProofForm
        me={me}
        refused={starting.error}
        busy={starting.isPending}
        does={t('doors.next')}
        onProof={(proof) => starting.mutate(proof)}
        onEnd={onEnd}
      />
    )
  return (
    <Form
      module="people"
      refused={turning.error}
      inPlace={['code', 'wrong_code']}
      busy={turning.isPending}
      className={styles.form}
      onSubmit={() => turning.mutate({ code })}
    >
      <p>{t('doors.codesScan')}</p>
      <QrCode text={begun.uri} label={t('doors.codesQr')} className={styles.qr} />
      <p className={styles.quiet}>
        {t('doors.codesSecret')}
        <code className={styles.secret}>{begun.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <CodeField label={t('doors.codeOfApp')} value={code} onChange={setCode} refused={turning.error} />
      <FormBar does={t('doors.codesConfirm')} busy={turning.isPending} onEnd={onEnd} />
    </Form>
  )
}

function TurnOff({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation('people')
  const turning = useAction(turnOffSecondStep, {
    refreshes: [readDoors, listSessions],
    onDone: () => {
      toast({ text: t('doors.codesOffDone') })
      onEnd()
    },
  })
  return <ByCode asking={turning} does={t('doors.codesOff')} onEnd={onEnd} />
}

function Renew({ onDone, onEnd }: { onDone: (codes: string[]) => void; onEnd: () => void }) {
  const { t } = useTranslation('people')
  const renewing = useAction(renewRecoveryCodes, {
    refreshes: [readDoors],
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  return <ByCode asking={renewing} does={t('doors.recoveryNew')} onEnd={onEnd} />
}

type Asking = Pick<ReturnType<typeof useAction<typeof turnOffSecondStep>>, 'error' | 'isPending'> & {
  mutate: (input: { code: string }) => void
}

function ByCode({ asking, does, onEnd }: { asking: Asking; does: string; onEnd: () => void }) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState('')
  return (
    <Form
      module="people"
      refused={asking.error}
      inPlace={['code', 'wrong_code']}
      busy={asking.isPending}
      className={styles.form}
      onSubmit={() => asking.mutate({ code })}
    >
      <p className={styles.quiet}>{t('doors.codeProof')}</p>
      <CodeField value={code} onChange={setCode} refused={asking.error} autoFocus />
      <FormBar does={does} busy={asking.isPending} onEnd={onEnd} />
    </Form>
  )
}
