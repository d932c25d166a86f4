import { IconDownload, IconTableImport } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import type { MetricShown } from './amounts.ts'
import styles from './Series.module.css'
import type { GoalPageShown } from './shown.ts'

const SeriesDialog = lazy(() => import('./SeriesDialog.tsx'))

/** The whole series into a spreadsheet, or out of one. */
export function Series({ goal, metric }: { goal: GoalPageShown; metric: MetricShown }) {
  const { t, i18n } = useTranslation('mission')
  const { community } = useHere()
  const [isOpen, setOpen] = useState(false)
  if (!goal.can.record && !metric.latest) return null
  const file = `/api/communities/${encodeURIComponent(community.slug)}/metrics/${metric.id}/series?language=${i18n.language}`
  return (
    <div className={styles.bar}>
      {goal.can.record && (
        <Button look="quiet" size="s" icon={<IconTableImport aria-hidden />} onClick={() => setOpen(true)}>
          {t('series.read')}
        </Button>
      )}
      {metric.latest && (
        <a className={styles.file} href={file} download>
          <IconDownload aria-hidden />
          {t('series.download')}
        </a>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <SeriesDialog metric={metric} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
