import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField, TextArea } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { getBoard, listBoards } from '../../contract.ts'
import { giveStatus, listStatus, type Status, type StatusState } from '../../status/contract.ts'
import { FormDialog } from '../FormDialog.tsx'
import { signs } from './StatusSign.tsx'

const MOST = 4_000
const states = ['on_track', 'at_risk', 'off_track'] as const satisfies readonly StatusState[]

/** How it is going: said anew, or the newest corrected. */
export default function StatusDialog({
  boardId,
  was,
  onClose,
}: {
  boardId: string
  was?: Status
  onClose: () => void
}) {
  const { t } = useTranslation('boards')
  const words = useRefusal('boards')
  const [state, setState] = useState<StatusState>(was?.state ?? 'on_track')
  const [text, setText] = useState(was?.text ?? '')
  const [nextOn, setNextOn] = useState(was?.nextOn ?? '')
  const give = useAction(giveStatus, { refreshes: [getBoard, listBoards, listStatus], onDone: onClose })
  const form = useErrorFocus(give.error)
  const send = () =>
    give.mutate({ boardId, state, text: text.trim(), nextOn: nextOn || null, ...(was && { correctsId: was.id }) })
  return (
    <FormDialog
      title={t(was ? 'ui.status.correct' : 'ui.status.question')}
      send={t('ui.status.send')}
      isSending={give.isPending}
      form={form}
      onSend={send}
      onClose={onClose}
    >
      <Segmented
        label={t('ui.status.state')}
        parts={states.map((value) => {
          const { Icon } = signs[value]
          return { value, label: t(`ui.status.${value}`), icon: <Icon aria-hidden /> }
        })}
        value={state}
        onChange={setState}
      />
      <TextArea
        label={t('ui.status.text')}
        hint={t('ui.status.text_optional')}
        help={t('ui.status.text_hint')}
        value={text}
        maxLength={MOST}
        error={words(give.error)}
        onChange={(event) => setText(event.target.value)}
        data-autofocus
      />
      <DateField label={t('ui.status.next_on')} value={nextOn} onChange={(event) => setNextOn(event.target.value)} />
    </FormDialog>
  )
}
