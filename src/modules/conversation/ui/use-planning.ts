/** Saying something later: planned at the house, said by it at its hour. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, Refused } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { atMoment } from '#web/when.ts'
import { listScheduled, scheduleMessage, unschedule } from '../contract-scheduled.ts'
import type { Written } from './Composer.tsx'

type Place = { subjectId: string; threadId: string | null; alsoInChannel: boolean }

export function usePlanning({ subjectId, threadId, alsoInChannel }: Place) {
  const community = useCommunitySlug()
  const client = useQueryClient()
  const { t, i18n } = useTranslation('conversation')
  const { me } = useHere()
  const again = () => void client.invalidateQueries({ queryKey: [listScheduled.name] })
  return async ({ text, files }: Written, when: string): Promise<string | undefined> => {
    const input = {
      subjectId,
      text,
      when,
      ...(threadId && { threadId, alsoInChannel }),
      ...(files.length > 0 && { fileIds: files.map((file) => file.id) }),
    }
    try {
      const { id, dueAt } = await call(scheduleMessage, input, { community, key: crypto.randomUUID() })
      again()
      const undo = () => void call(unschedule, { scheduledId: id }, { community }).then(again)
      toast({ text: t('planned', { when: atMoment(new Date(dueAt), new Date(), i18n.language, me.timeZone) }), undo })
      return undefined
    } catch (error) {
      return error instanceof Refused ? error.code : 'bug'
    }
  }
}
