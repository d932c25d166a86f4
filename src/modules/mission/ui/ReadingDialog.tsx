import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField, TextArea } from '#web/kit/fields.tsx'
import { soonFocusFirstError } from '#web/kit/focus-first-error.ts'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { getGoal, listGoals } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import { correctReading, listReadings, recordReading } from '../contract-readings.ts'
import type { MetricShown } from './amounts.ts'
import { Evidence } from './Evidence.tsx'
import styles from './ReadingDialog.module.css'
import { measuredOf, missingIn, type ReadingDraft } from './reading-draft.ts'
import type { GoalPageShown, ReadingShown } from './shown.ts'
import { useEvidence } from './use-evidence.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { useOnceOnline } from './use-once-online.ts'
import { ValueFields } from './ValueFields.tsx'

const refreshes = [getGoal, listReadings, home, listGoals]

/** Records what was measured, or a correction that takes the place of a reading. */
export function ReadingDialog({
  goal,
  metric,
  corrects,
  begins,
  onClose,
}: {
  goal: GoalPageShown
  metric: MetricShown
  corrects?: ReadingShown
  /** What is known already. */
  begins?: Partial<ReadingDraft>
  onClose: () => void
}) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: community.timeZone }).format(new Date())
  const { draft, edit, forget } = useKeptDraft(metric, today, corrects, begins)
  const [kept, setKept] = useState(corrects?.files ?? [])
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>()
  const evidence = useEvidence(goal.id)
  const leave = () => {
    forget()
    onClose()
  }
  const done = () => {
    toast({ text: t(corrects ? 'reading.correctedNow' : 'reading.recordedNow') })
    leave()
  }
  const recording = useAction(recordReading, { refreshes, onDone: done })
  const correcting = useAction(correctReading, { refreshes, onDone: done })
  const refused = evidence.refused ?? recording.error ?? correcting.error
  const wrong = { day: refused?.fields.at, links: fieldWrong(refused?.fields, 'evidenceLinks') }
  const online = useOnceOnline(() => send(), refused?.code === 'offline')
  const form = useErrorFocus(online.waits ? null : refused)
  const words = useRefusal(evidence.refused ? 'files' : 'mission')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const still = missingIn(metric, draft)
    setMissing(still)
    if (still) return soonFocusFirstError(form.current)
    await online.run()
  }
  const send = async () => {
    const measured = measuredOf(metric, draft)
    if (!measured) return
    const sent = await evidence.sendAll()
    if (!sent) return
    const input = { ...measured, fileIds: [...kept.map(({ id }) => id), ...sent] }
    if (corrects) correcting.mutate({ readingId: corrects.id, ...input })
    else recording.mutate({ metricId: metric.id, ...input })
  }
  const sending =
    evidence.progress !== undefined && t('reading.uploading', { percent: Math.round(evidence.progress * 100) })
  const isSaving = recording.isPending || correcting.isPending
  const title = t(corrects ? 'reading.correctTitle' : 'reading.recordTitle', { metric: metric.name })
  return (
    <Dialog open onClose={leave} title={title}>
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {refused && !online.waits && !wrong.day && !wrong.links && <Notice is="bad">{words(refused)}</Notice>}
        {corrects && <p className={styles.quiet}>{t('reading.correctLead')}</p>}
        <ValueFields metric={metric} draft={draft} onChange={edit} missing={missing} />
        <DateField
          label={t('reading.at')}
          value={draft.at}
          max={today}
          error={wrong.day && t('reading.wrongDay')}
          onChange={(event) => edit({ at: event.target.value })}
        />
        <TextArea
          label={t(corrects ? 'reading.noteWhy' : 'reading.note')}
          hint={t('optional')}
          rows={2}
          value={draft.note}
          maxLength={2000}
          placeholder={t('reading.noteExample')}
          onChange={(event) => edit({ note: event.target.value })}
        />
        <TextArea
          label={t('reading.links')}
          hint={t('optional')}
          rows={1}
          inputMode="url"
          value={draft.links}
          help={draft.links.includes('\n') ? undefined : t('reading.linksHelp')}
          error={wrong.links && t('reading.wrongLink')}
          onChange={(event) => edit({ links: event.target.value })}
        />
        <Evidence kept={kept} onDrop={(id) => setKept(kept.filter((file) => file.id !== id))} evidence={evidence} />
        <div role="status">{online.waits && <Notice is="warn">{t('reading.waitsOffline')}</Notice>}</div>
        <div className={styles.actions}>
          <Button look="quiet" onClick={leave}>
            {t('cancel')}
          </Button>
          <Button type="submit" busy={(online.waits && t('reading.waiting')) || sending || (isSaving && t('saving'))}>
            {t(corrects ? 'reading.doCorrect' : 'reading.doRecord')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A field that is a list is named with its place: `evidenceLinks.1`. */
const fieldWrong = (fields: Record<string, string> | undefined, name: string): boolean =>
  Object.keys(fields ?? {}).some((field) => field.startsWith(name))
