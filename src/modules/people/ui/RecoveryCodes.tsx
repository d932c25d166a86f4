import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { toast } from '#web/kit/toast.ts'
import styles from './Account.module.css'

/** The one time they can be seen. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation('people')
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => void toast({ text: t('tokens.copyByHand'), kind: 'bad' }),
    )
  return (
    <div className={styles.form}>
      <h3>{t('doors.recovery')}</h3>
      <p>{t('doors.recoveryText')}</p>
      <ol className={styles.recovery}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.bar}>
        <Button onClick={onKept}>{t('doors.recoveryKept')}</Button>
        <Button look="soft" onClick={() => void copy()}>
          {t(isCopied ? 'tokens.copied' : 'tokens.copy')}
        </Button>
      </div>
    </div>
  )
}
