/** A screen that failed: a bug, or a part of the app that could not be fetched. */
import { useTranslation } from 'react-i18next'
import { Instead } from './Instead.tsx'
import { Button } from './kit/Button.tsx'

export function Broken() {
  const { t } = useTranslation('web')
  return (
    <Instead
      title={t('broken.title')}
      text={t('broken.text')}
      action={<Button onClick={() => location.reload()}>{t('broken.again')}</Button>}
    />
  )
}
