/** What cannot be taken back is asked first: an end, or a new secret that makes the old one worthless. */
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { useSaid } from './said.ts'

export type Asking = 'end' | 'renew'
type AskFirstProps = {
  /** Whose words: of what is told to others, or of what speaks here. */
  of: 'out' | 'in'
  asking: Asking | undefined
  name: string
  onKeep: () => void
  onSure: (asking: Asking) => void
}

export function AskFirst({ of, asking, name, onKeep, onSure }: AskFirstProps) {
  const { t } = useSaid()
  const isEnd = asking === 'end'
  return (
    <ConfirmDialog
      open={asking !== undefined}
      question={isEnd ? t(`${of}.end_question`, { name }) : t(`${of}.renew_question`)}
      text={isEnd ? t(`${of}.end_text`) : t(`${of}.renew_text`)}
      keep={t('keep')}
      confirm={isEnd ? t('out.do_end') : t(`${of}.do_renew`)}
      onKeep={onKeep}
      onConfirm={() => {
        onKeep()
        if (asking) onSure(asking)
      }}
    />
  )
}
