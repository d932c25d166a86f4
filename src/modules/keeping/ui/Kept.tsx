import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Scheduled } from '#modules/conversation/ui/Scheduled.tsx'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { Place } from '#web/Place.tsx'
import styles from './Kept.module.css'
import { Reminders } from './Reminders.tsx'
import { SavedList } from './SavedList.tsx'

const parts = ['saved', 'reminders', 'scheduled', 'done'] as const
type Part = (typeof parts)[number]

/** What I want to come back to: saved, to be reminded of, to be said, ticked off. */
export default function Kept() {
  const { t } = useTranslation('keeping')
  const { community } = useHere()
  const navigate = useNavigate()
  const path = inCommunity(community.slug, 'saved')
  const { show } = useSearch({ strict: false }) as { show?: string }
  const part: Part = parts.find((one) => one === show) ?? 'saved'
  const go = (to: Part) => void navigate({ to: path, search: (to === 'saved' ? {} : { show: to }) as never })
  return (
    <Place
      area="talk"
      head={
        <ColumnHead title={t('title')} level={1} below={t('title_text')} back={inCommunity(community.slug, 'talk')} />
      }
    >
      <div className={styles.kept}>
        <Segmented
          label={t('title')}
          parts={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
          value={part}
          onChange={go}
        />
        {part === 'reminders' && <Reminders />}
        {part === 'scheduled' && <Scheduled />}
        {(part === 'saved' || part === 'done') && <SavedList key={part} isDone={part === 'done'} />}
      </div>
    </Place>
  )
}
