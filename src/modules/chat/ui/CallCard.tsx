import { IconVideo } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#web/kit/Button.tsx'
import { Card } from '#web/kit/Card.tsx'
import type { CardProps } from '#web/screens.ts'

/** Someone calls: where, and the way in. The room is elsewhere, so it opens beside. */
export default function CallCard({ message, data }: CardProps) {
  const { t } = useTranslation('chat')
  const address = String(data.url)
  if (!URL.canParse(address)) return null
  return (
    <Card
      label={t('call')}
      sign={<IconVideo aria-hidden />}
      title={t('call_by', { name: message.author.name })}
      text={new URL(address).host}
      side={
        <ButtonLink href={address} target="_blank" rel="noopener noreferrer" size="s">
          {t('call_join')}
        </ButtonLink>
      }
    />
  )
}
