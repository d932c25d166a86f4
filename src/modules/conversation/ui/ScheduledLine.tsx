import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { useQuery } from '#web/query.ts'
import { atMoment } from '#web/when.ts'
import { listScheduled } from '../contract-scheduled.ts'
import styles from './Scheduled.module.css'

/** Above the box, while something of mine waits to be said here: "Geplant für Mo, 9:00". */
export function ScheduledLine({ subjectId, threadId }: { subjectId: string; threadId: string | null }) {
  const { t, i18n } = useTranslation('conversation')
  const slug = useCommunitySlug() ?? ''
  const { me } = useHere()
  const { data } = useQuery(listScheduled, {}, { watch: { subjects: [subjectId], apply: keepsUnlessSaid } })
  const waiting = data?.items.filter(
    (one) => one.subject?.id === subjectId && one.threadId === threadId && one.failed === null,
  )
  const next = waiting?.[0]
  if (!waiting || !next) return null
  const when = atMoment(new Date(next.dueAt), new Date(), i18n.language, me.timeZone)
  return (
    <p className={styles.line}>
      <Link href={`${inCommunity(slug, 'saved')}?show=scheduled`}>
        <IconClock aria-hidden />
        {t('planned_for', { when, count: waiting.length })}
      </Link>
    </p>
  )
}

/** Only what is newly said can be one of mine. */
const keepsUnlessSaid = <Shown,>(shown: Shown, { kind }: { kind: string }): Shown | undefined =>
  kind === 'conversation.message_posted' ? undefined : shown
