import { useTranslation } from 'react-i18next'
import { Link } from '#web/kit/Link.tsx'
import { Door } from './Door.tsx'

/** After asking for a letter: the same words whether or not the address is known. */
export function Posted({ email }: { email: string }) {
  const { t } = useTranslation('people')
  return (
    <Door
      title={t('posted.title')}
      lead={t('posted.lead', { email: email.trim() })}
      foot={
        <p>
          {t('posted.nothing')} <Link href="/sign-in">{t('posted.again')}</Link>
        </p>
      }
    />
  )
}
