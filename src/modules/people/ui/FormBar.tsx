import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import styles from './Account.module.css'

/** The foot of a form that opens inside a page: what it does, and the way out. */
export function FormBar({ does, busy, onEnd }: { does: string; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation('people')
  return (
    <div className={styles.bar}>
      <Button type="submit" busy={busy && t('saving')}>
        {does}
      </Button>
      <Button look="quiet" onClick={onEnd}>
        {t('cancel')}
      </Button>
    </div>
  )
}
