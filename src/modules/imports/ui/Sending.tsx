/** An archive on its way; after a reload the same file is chosen again, and only the rest is sent. */
import { type ReactNode, useRef, useState } from 'react'
import type { Operation } from '#kernel/contract.ts'
import { Bar } from '#web/kit/Bar.tsx'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { useAction } from '#web/query.ts'
import { analyse } from '../contract.ts'
import styles from './Moving.module.css'
import { useSaid } from './said.ts'
import { type Arriving, isSameFile, useUpload } from './uploading.ts'

type SendingProps = {
  run: Arriving
  /** Sends a file on, and has it looked at. */
  look: (file: File, run: Arriving) => void
  /** What shows how far it is. */
  refreshes: readonly Operation[]
  discard: ReactNode
}

export function Sending({ run, look, refreshes, discard }: SendingProps) {
  const { t, refused, size } = useSaid()
  const upload = useUpload(run.id)
  const going = upload?.state === 'going'
  const sent = Math.max(run.received, upload?.sent ?? 0)
  const isWhole = run.received === run.size || upload?.state === 'done'
  const words = t('ui.sending.words', { sent: size(sent), whole: size(run.size) })
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t(going || isWhole ? 'ui.sending.lead' : 'ui.sending.cut')}</p>
      <Bar label={t('ui.sending.label')} done={sent} whole={run.size} words={words} />
      {upload?.refused && <FieldError error={refused(upload.refused)} />}
      {going && <p className={styles.quiet}>{t('ui.sending.text')}</p>}
      {isWhole && <LookNow run={run} refreshes={refreshes} />}
      {!going && !isWhole && <GoOn run={run} look={look} discard={discard} />}
    </div>
  )
}

/** Where the screen was left between the last byte and the look. */
function LookNow({ run, refreshes }: Pick<SendingProps, 'run' | 'refreshes'>) {
  const { t } = useSaid()
  const looking = useAction(analyse, { refreshes })
  return (
    <div className={styles.actions}>
      <Button busy={looking.isPending && t('ui.analysing_short')} onClick={() => looking.mutate({ importId: run.id })}>
        {t('ui.look')}
      </Button>
    </div>
  )
}

function GoOn({ run, look, discard }: Omit<SendingProps, 'refreshes'>) {
  const { t } = useSaid()
  const field = useRef<HTMLInputElement>(null)
  const [isOther, setOther] = useState(false)
  const take = (file: File | undefined) => {
    setOther(file !== undefined && !isSameFile(run, file))
    if (file && isSameFile(run, file)) look(file, run)
  }
  return (
    <>
      <p className={styles.quiet}>{t('ui.sending.go_on_text', { name: run.name })}</p>
      <FieldError error={isOther && t('ui.sending.other', { name: run.name })} />
      <input
        ref={field}
        type="file"
        hidden
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className={styles.actions}>
        <Button onClick={() => field.current?.click()}>{t('ui.sending.go_on')}</Button>
        {discard}
      </div>
    </>
  )
}
