import { useTranslation } from 'react-i18next'
import { useInstall } from '#web/install.ts'
import { Button } from '#web/kit/Button.tsx'
import { Part } from '#web/kit/Part.tsx'

/** Only where this browser offers it. */
export function Install() {
  const { t } = useTranslation('people')
  const install = useInstall()
  if (!install) return null
  return (
    <Part title={t('account.install')} text={t('account.installText')}>
      <div>
        <Button look="soft" onClick={install}>
          {t('account.installDo')}
        </Button>
      </div>
    </Part>
  )
}
