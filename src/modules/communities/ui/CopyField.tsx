import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import styles from './CopyField.module.css'
import { useSaid } from './said.ts'

type CopyProps = { label: string; help?: string; value: string /** Of several lines. */; rows?: number }

/** An address or a text to be given on: seen whole, copied with one press. */
export function CopyField({ label, help, value, rows }: CopyProps) {
  const { t } = useSaid()
  const [isCopied, setCopied] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(value),
      () => void toast({ text: t('ui.invite.copy_by_hand'), kind: 'bad' }),
    )
  return (
    <div className={styles.copy}>
      {rows === undefined ? (
        <TextField label={label} readOnly value={value} onFocus={(event) => event.target.select()} />
      ) : (
        <TextArea label={label} readOnly rows={rows} value={value} onFocus={(event) => event.target.select()} />
      )}
      <Button look="soft" size="l" onClick={() => void copy()}>
        {t(isCopied === value ? 'ui.invite.copied' : 'ui.invite.copy')}
      </Button>
      {help && <p>{help}</p>}
    </div>
  )
}
