import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'

export function LoadError({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('chat')
  const again = (
    <Button look="soft" onClick={onAgain}>
      {t('again')}
    </Button>
  )
  return <EmptyState title={t('failed_title')} text={t('failed_text')} action={again} />
}
