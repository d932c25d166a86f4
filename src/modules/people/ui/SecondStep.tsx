import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { deviceName, enter } from '#web/door/next.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { useAction } from '#web/query.ts'
import { finishSignIn } from '../contract-doors.ts'
import { CodeField } from './CodeField.tsx'

/** After the first step: straight in, or in place of the form a screen that asks for a code. */
export function useSecondStep(next: string): {
  secondStep: ReactNode
  goOn(inside: { ticket: string | null }): void
} {
  const [ticket, setTicket] = useState<string>()
  return {
    secondStep: ticket && <SecondStep ticket={ticket} next={next} onBack={() => setTicket(undefined)} />,
    goOn: (inside) => (inside.ticket ? setTicket(inside.ticket) : enter(next)),
  }
}

function SecondStep({ ticket, next, onBack }: { ticket: string; next: string; onBack: () => void }) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState('')
  const finishing = useAction(finishSignIn, { onDone: () => enter(next) })
  const foot = (
    <>
      <p>{t('secondStep.help')}</p>
      <span className={styles.ways}>
        <Button look="quiet" size="s" onClick={onBack}>
          {t('secondStep.back')}
        </Button>
      </span>
    </>
  )
  return (
    <Door title={t('secondStep.title')} lead={t('secondStep.lead')} foot={foot}>
      <Form
        module="people"
        refused={finishing.error}
        inPlace={['code', 'wrong_code']}
        busy={finishing.isPending || finishing.isSuccess}
        className={styles.fields}
        onSubmit={() => finishing.mutate({ ticket, code, device: deviceName() })}
      >
        <CodeField autoFocus value={code} onChange={setCode} refused={finishing.error} />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={(finishing.isPending || finishing.isSuccess) && t('signIn.busy')}>
            {t('secondStep.do')}
          </Button>
        </div>
      </Form>
    </Door>
  )
}
