/** Taking all of it away again: by typing its name, as long as nobody else came in. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { me } from '#modules/people/contract.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { type Arrival, undo } from '../contract.ts'
import styles from './Arrive.module.css'
import { useSaid } from './said.ts'

export function Undo({ arrival }: { arrival: Arrival }) {
  const { t, day } = useSaid()
  const [asks, setAsks] = useState(false)
  if (arrival.keptBy) return <p className={styles.quiet}>{t(`undo.kept.${arrival.keptBy}`)}</p>
  if (!arrival.can.undo || !arrival.undoUntil) return null
  return (
    <section className={styles.undo}>
      <p className={styles.quiet}>{t('undo.until', { day: day(arrival.undoUntil) })}</p>
      <Button look="line" onClick={() => setAsks(true)}>
        {t('undo.do')}
      </Button>
      {asks && <Ask name={arrival.name} onEnd={() => setAsks(false)} />}
    </section>
  )
}

function Ask({ name, onEnd }: { name: string; onEnd: () => void }) {
  const { t, refused } = useSaid()
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const undoing = useAction(undo, {
    refreshes: [me],
    onDone: () => {
      toast({ text: t('undo.done', { name }) })
      void go({ to: '/communities' })
    },
  })
  return (
    <Dialog open onClose={onEnd} closeable={false} title={t('undo.ask', { name })}>
      <Form
        module="arriving"
        refused={undoing.error}
        inPlace={['wrong_name']}
        busy={undoing.isPending}
        className={styles.form}
        onSubmit={() => undoing.mutate({ name: typed })}
      >
        <p>{t('undo.text')}</p>
        <TextField
          label={t('undo.name', { name })}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={undoing.error?.code === 'wrong_name' && refused(undoing.error)}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={styles.actions}>
          <Button look="line" data-autofocus onClick={onEnd}>
            {t('keep')}
          </Button>
          <Button look="danger" type="submit" busy={undoing.isPending && t('undo.doing')}>
            {t('undo.do')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
