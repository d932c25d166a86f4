/** An archive on its way; after a reload the same file is chosen again, and only the rest is sent. */
import { useRef, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { useAction } from '#web/query.ts'
import { analyse, getRun, type Run } from '../contract.ts'
import { Bar } from './Bar.tsx'
import { Discard } from './Discard.tsx'
import styles from './Moving.module.css'
import { useSaid } from './said.ts'
import { isSameFile, useUpload } from './uploading.ts'
import { useLook } from './use-look.ts'

export function Sending({ run }: { run: Run }) {
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
      {isWhole && <LookNow run={run} />}
      {!going && !isWhole && <GoOn run={run} />}
    </div>
  )
}

/** Where the screen was left between the last byte and the look. */
function LookNow({ run }: { run: Run }) {
  const { t } = useSaid()
  const looking = useAction(analyse, { refreshes: [getRun] })
  return (
    <div className={styles.actions}>
      <Button busy={looking.isPending && t('ui.analysing_short')} onClick={() => looking.mutate({ importId: run.id })}>
        {t('ui.look')}
      </Button>
    </div>
  )
}

function GoOn({ run }: { run: Run }) {
  const { t } = useSaid()
  const field = useRef<HTMLInputElement>(null)
  const [isOther, setOther] = useState(false)
  const look = useLook()
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
        <Discard run={run} />
      </div>
    </>
  )
}
