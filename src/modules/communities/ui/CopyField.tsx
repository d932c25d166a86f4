import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import styles from './CopyField.module.css'
import { useSaid } from './said.ts'

/** An address to be given on: seen whole, copied with one press. */
export function CopyField({ label, help, value }: { label: string; help?: string; value: string }) {
  const { t } = useSaid()
  const [isCopied, setCopied] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(value),
      () => void toast({ text: t('ui.invite.copy_by_hand'), kind: 'bad' }),
    )
  return (
    <div className={styles.copy}>
      <TextField label={label} readOnly value={value} onFocus={(event) => event.target.select()} />
      <Button look="soft" size="l" onClick={() => void copy()}>
        {t(isCopied === value ? 'ui.invite.copied' : 'ui.invite.copy')}
      </Button>
      {help && <p>{help}</p>}
    </div>
  )
}
