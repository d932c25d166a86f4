/** Where a path leads nowhere, or to something this person may not see: the two look alike. */
import { useTranslation } from 'react-i18next'
import { EmptyState } from './kit/EmptyState.tsx'
import { Link } from './kit/Link.tsx'

export function NotFound() {
  const { t } = useTranslation('web')
  return (
    <main className="page">
      <EmptyState
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={<Link href="/">{t('notFound.home')}</Link>}
      />
    </main>
  )
}
