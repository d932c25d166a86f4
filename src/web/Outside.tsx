/** What a community's screens show to someone who is not in it (any more). */
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Instead } from './Instead.tsx'
import { Button, ButtonLink } from './kit/Button.tsx'

type OutsideProps = {
  slug: string
  name: string
  /** They were in while this page was open. */
  wasIn: boolean
  isSuspended: boolean
  onAgain: () => void
}

export function Outside({ slug, name, wasIn, isSuspended, onAgain }: OutsideProps) {
  const { t } = useTranslation('web')
  if (isSuspended)
    return (
      <Instead
        title={t('outside.suspended.title')}
        text={t('outside.suspended.text', { name })}
        action={
          <Button look="soft" onClick={onAgain}>
            {t('outside.again')}
          </Button>
        }
      />
    )
  if (!wasIn) return <Navigate to={`/join/${slug}`} replace />
  return (
    <Instead
      title={t('outside.left.title')}
      text={t('outside.left.text', { name })}
      action={
        <ButtonLink href="/" look="soft">
          {t('outside.others')}
        </ButtonLink>
      }
    />
  )
}
