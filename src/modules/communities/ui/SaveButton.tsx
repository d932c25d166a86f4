import { Button } from '#web/kit/Button.tsx'
import { useSaid } from './said.ts'

/** Ends the form of one part of the settings. */
export function SaveButton({ busy }: { busy: boolean }) {
  const { t } = useSaid()
  return (
    <div>
      <Button type="submit" look="soft" busy={busy && t('ui.saving')}>
        {t('ui.save')}
      </Button>
    </div>
  )
}
