import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import type { MessageDeedProps } from '#web/screens.ts'
import { WhenDialog } from '#web/WhenDialog.tsx'
import { atMoment } from '#web/when.ts'
import { dropReminder, listReminders, remind } from '../contract.ts'

/** When to be reminded of a message. */
export default function Remind({ message, onClose }: MessageDeedProps) {
  const { t, i18n } = useTranslation('keeping')
  const { me } = useHere()
  const words = useRefusal('keeping')
  const drop = useAction(dropReminder, { refreshes: [listReminders] })
  const ask = useAction(remind, {
    refreshes: [listReminders],
    onDone({ id, dueAt }) {
      const when = atMoment(new Date(dueAt), new Date(), i18n.language, me.timeZone)
      toast({ text: t('will_remind', { when }), undo: () => drop.mutate({ reminderId: id }) })
      onClose()
    },
  })
  return (
    <WhenDialog
      title={t('remind_when')}
      often={['minutes', 'hour', 'hours', 'tomorrow', 'monday']}
      verb={t('do_remind')}
      busy={ask.isPending && t('saving')}
      error={words(ask.error)}
      onPick={(when) => ask.mutate({ subjectId: message.subjectId, messageId: message.id, when })}
      onClose={onClose}
    />
  )
}
