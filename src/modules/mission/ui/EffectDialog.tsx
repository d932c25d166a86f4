import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField, TextArea, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { effectKinds, listEffects, recordEffect } from '../contract-effects.ts'
import styles from './ReadingDialog.module.css'

export default function EffectDialog({ goalId, onClose }: { goalId: string; onClose: () => void }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: community.timeZone }).format(new Date())
  const [draft, setDraft] = useState({
    kind: 'press' as (typeof effectKinds)[number],
    title: '',
    source: '',
    link: '',
    reach: undefined as number | undefined,
    at: today,
    note: '',
  })
  const edit = (next: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...next }))
  const recording = useAction(recordEffect, {
    refreshes: [listEffects],
    onDone: () => {
      toast({ text: t('effects.recorded') })
      onClose()
    },
  })
  const refused = recording.error
  const wrong = refused?.fields ?? {}
  const form = useErrorFocus(refused)
  const words = useRefusal('mission')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { reach, link } = draft
    const address = link.trim() && !/^https?:\/\//i.test(link.trim()) ? `https://${link.trim()}` : link.trim()
    recording.mutate({ goalId, ...draft, link: address, reach: reach === undefined ? null : Math.round(reach) })
  }
  return (
    <Dialog open onClose={onClose} title={t('effects.recordTitle')}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        {refused && Object.keys(wrong).length === 0 && <Notice is="bad">{words(refused)}</Notice>}
        <Segmented
          label={t('effects.kind')}
          value={draft.kind}
          onChange={(kind) => edit({ kind })}
          parts={effectKinds.map((kind) => ({ value: kind, label: t(`effectKind.${kind}`) }))}
        />
        <TextField
          label={t('effects.what')}
          value={draft.title}
          maxLength={300}
          autoComplete="off"
          placeholder={t(`effects.example.${draft.kind}`)}
          error={wrong.title && t('effects.whatMissing')}
          onChange={(event) => edit({ title: event.target.value })}
        />
        <TextField
          label={t('effects.source')}
          value={draft.source}
          maxLength={200}
          autoComplete="off"
          help={t(`effects.sourceHelp.${draft.kind}`)}
          error={wrong.source && t('effects.sourceMissing')}
          onChange={(event) => edit({ source: event.target.value })}
        />
        <NumberField
          label={t('effects.people')}
          hint={t('optional')}
          value={draft.reach}
          help={t('effects.peopleHelp')}
          onChange={(reach) => edit({ reach })}
        />
        <TextField
          label={t('effects.link')}
          hint={t('optional')}
          inputMode="url"
          value={draft.link}
          error={wrong.link && t('reading.wrongLink')}
          onChange={(event) => edit({ link: event.target.value })}
        />
        <DateField
          label={t('effects.at')}
          value={draft.at}
          max={today}
          error={wrong.at && t('reading.wrongDay')}
          onChange={(event) => edit({ at: event.target.value })}
        />
        <TextArea
          label={t('reading.note')}
          hint={t('optional')}
          rows={2}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => edit({ note: event.target.value })}
        />
        <div className={styles.actions}>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" busy={recording.isPending && t('saving')}>
            {t('reading.doRecord')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
