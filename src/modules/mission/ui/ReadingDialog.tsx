import { IconPaperclip } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { upload as uploadFile } from '#modules/files/contract.ts'
import { type Refused, upload } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField, TextArea, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { getGoal, listGoals } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import { correctReading, listReadings, recordReading } from '../contract-readings.ts'
import type { MetricShown } from './amounts.ts'
import styles from './ReadingDialog.module.css'
import { draftOf, measuredOf } from './reading-draft.ts'
import type { GoalPageShown, ReadingShown } from './shown.ts'
import { ValueFields } from './ValueFields.tsx'

const refreshes = [getGoal, listReadings, home, listGoals]

/** Records what was measured, or a correction that takes the place of a reading. */
export function ReadingDialog({
  goal,
  metric,
  corrects,
  onClose,
}: {
  goal: GoalPageShown
  metric: MetricShown
  corrects?: ReadingShown
  onClose: () => void
}) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: community.timeZone }).format(new Date())
  const [draft, setDraft] = useState(() => draftOf(metric, today, corrects))
  const [files, setFiles] = useState<File[]>([])
  const [isBlank, setBlank] = useState(false)
  const [failed, setFailed] = useState<Refused | null>(null)
  const [isSending, setSending] = useState(false)
  const done = () => {
    toast({ text: t(corrects ? 'reading.correctedNow' : 'reading.recordedNow') })
    onClose()
  }
  const recording = useAction(recordReading, { refreshes, onDone: done })
  const correcting = useAction(correctReading, { refreshes, onDone: done })
  const refused = failed ?? recording.error ?? correcting.error
  const form = useErrorFocus(refused)
  const words = useRefusal(failed ? 'files' : 'mission')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const measured = measuredOf(metric, draft)
    setBlank(!measured)
    if (!measured) return
    setSending(true)
    try {
      const fileIds = await uploadAll(files, goal.id, community.slug)
      setFailed(null)
      const input = { ...measured, fileIds: [...(corrects?.files.map(({ id }) => id) ?? []), ...fileIds] }
      if (corrects) correcting.mutate({ readingId: corrects.id, ...input })
      else recording.mutate({ metricId: metric.id, ...input })
    } catch (error) {
      setFailed(error as Refused)
    }
    setSending(false)
  }
  const isBusy = isSending || recording.isPending || correcting.isPending
  const edit = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next })
  const title = t(corrects ? 'reading.correctTitle' : 'reading.recordTitle', { metric: metric.name })
  return (
    <Dialog open onClose={onClose} title={title}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        {refused && (refused.code !== 'invalid' || !refused.fields.at) && <Notice is="bad">{words(refused)}</Notice>}
        <ValueFields metric={metric} draft={draft} onChange={edit} isBlank={isBlank} />
        <DateField
          label={t('reading.at')}
          value={draft.at}
          max={today}
          error={refused?.fields.at && t('reading.wrongDay')}
          onChange={(event) => edit({ at: event.target.value })}
        />
        <TextArea
          label={t('reading.note')}
          hint={t('optional')}
          rows={2}
          value={draft.note}
          maxLength={2000}
          placeholder={t('reading.noteExample')}
          onChange={(event) => edit({ note: event.target.value })}
        />
        <TextField
          label={t('reading.link')}
          hint={t('optional')}
          type="url"
          value={draft.link}
          onChange={(event) => edit({ link: event.target.value })}
        />
        <div className={styles.files}>
          <label className={styles.pick}>
            <IconPaperclip aria-hidden />
            {t('reading.files')}
            <input
              className="sr"
              type="file"
              multiple
              onChange={(event) => setFiles([...(event.target.files ?? [])])}
            />
          </label>
          {files.map((file) => (
            <span key={file.name}>{file.name}</span>
          ))}
        </div>
        <div className={styles.actions}>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" busy={isBusy && t('saving')}>
            {t(corrects ? 'reading.doCorrect' : 'reading.doRecord')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

async function uploadAll(files: File[], subjectId: string, community: string): Promise<string[]> {
  const sent = files.map((file) => upload(uploadFile, { subjectId, name: file.name }, file, { community }))
  return (await Promise.all(sent)).map(({ id }) => id)
}
