/** Where a path leads nowhere, or to something this person may not see: the two look alike. */
import { useTranslation } from 'react-i18next'
import { Instead } from './Instead.tsx'
import { ButtonLink } from './kit/Button.tsx'

export function NotFound() {
  const { t } = useTranslation('web')
  return (
    <Instead
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <ButtonLink href="/" look="soft">
          {t('notFound.home')}
        </ButtonLink>
      }
    />
  )
}
