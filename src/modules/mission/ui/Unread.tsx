import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useRefusal } from '#web/refusal.ts'

/** In place of what could not be read, with the way to try again. */
export function Unread({ refused, onAgain }: { refused: Refused; onAgain: () => void }) {
  const { t } = useTranslation('mission')
  const words = useRefusal('mission')
  return (
    <Notice
      is="warn"
      action={
        <Button look="line" size="s" onClick={onAgain}>
          {t('again')}
        </Button>
      }
    >
      {words(refused)}
    </Notice>
  )
}
