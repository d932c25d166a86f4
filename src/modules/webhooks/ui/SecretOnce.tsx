import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import styles from './Integrations.module.css'
import { useSaid } from './said.ts'

/** What is shown once and never again: seen whole, copied with one press. */
export function SecretOnce({
  label,
  text,
  value,
  onClose,
}: {
  label: string
  text: string
  value: string
  onClose: () => void
}) {
  const { t } = useSaid()
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => void toast({ text: t('copy_by_hand'), kind: 'bad' }),
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('out.secret_title')}
      closeable={false}
      actions={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <div className={styles.form}>
        <p>{text}</p>
        <div className={styles.copy}>
          <TextField label={label} readOnly value={value} onFocus={(event) => event.target.select()} />
          <Button look="soft" size="l" onClick={() => void copy()}>
            {t(isCopied ? 'copied' : 'copy')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
