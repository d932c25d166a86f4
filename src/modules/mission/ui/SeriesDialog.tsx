import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getGoal, listGoals } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import { listReadings } from '../contract-readings.ts'
import { recordSeries } from '../contract-series.ts'
import type { MetricShown } from './amounts.ts'
import styles from './Series.module.css'
import { useGoalWords } from './use-goal-words.ts'

type Looked = OutputOf<typeof recordSeries>

/** Pasted or from a file: first every line says what it would become, then it is recorded. */
export default function SeriesDialog({ metric, onClose }: { metric: MetricShown; onClose: () => void }) {
  const { t, i18n } = useTranslation('mission')
  const language = i18n.language === 'en' ? 'en' : 'de'
  const [text, setText] = useState('')
  const looking = useAction(recordSeries)
  const recording = useAction(recordSeries, {
    refreshes: [getGoal, listReadings, listGoals, home],
    onDone: ({ recorded }) => {
      toast({ text: t('series.done', { count: recorded }) })
      onClose()
    },
  })
  const words = useRefusal('mission')
  const refused = looking.error ?? recording.error
  const looked = looking.data
  const look = (sheet: string) => looking.mutate({ metricId: metric.id, text: sheet, language, dryRun: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (looked) recording.mutate({ metricId: metric.id, text, language })
    else if (text.trim()) look(text)
  }
  return (
    <Dialog open onClose={onClose} title={t('series.title', { metric: metric.name })} size={620}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {refused && <Notice is="bad">{words(refused)}</Notice>}
        {looked ? (
          <Preview metric={metric} looked={looked} />
        ) : (
          <Sheet metric={metric} text={text} onText={setText} onFile={look} />
        )}
        <div className={styles.actions}>
          <Button look="quiet" onClick={looked ? looking.reset : onClose}>
            {t(looked ? 'series.back' : 'cancel')}
          </Button>
          {(!looked || looked.recorded > 0) && (
            <Button type="submit" busy={(looking.isPending || recording.isPending) && t('saving')}>
              {looked ? t('series.do', { count: looked.recorded }) : t('series.look')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

type SheetProps = { metric: MetricShown; text: string; onText: (text: string) => void; onFile: (text: string) => void }

function Sheet({ metric, text, onText, onFile }: SheetProps) {
  const { t } = useTranslation('mission')
  const chooser = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await file.text()
    onText(read)
    onFile(read)
  }
  return (
    <>
      <p className={styles.lead}>{t(`series.lead.${metric.kind}`)}</p>
      <TextArea
        label={t('series.paste')}
        rows={7}
        value={text}
        data-autofocus
        spellCheck={false}
        placeholder={t(`series.example.${metric.kind}`)}
        onChange={(event) => onText(event.target.value)}
      />
      <div>
        <Button look="soft" icon={<IconFileSpreadsheet aria-hidden />} onClick={() => chooser.current?.click()}>
          {t('series.file')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={t('series.file')}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </div>
    </>
  )
}

const MOST_SHOWN = 200

/** What is wrong comes first, with its line; then what will be recorded, as it was understood. */
function Preview({ metric, looked }: { metric: MetricShown; looked: Looked }) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const wrong = looked.lines.filter((line) => line.wrong)
  const known = looked.lines.filter((line) => line.isKnown)
  const fresh = looked.lines.filter((line) => !line.wrong && !line.isKnown)
  return (
    <>
      <p role="status" className={styles.lead}>
        {[
          t('series.new', { count: fresh.length }),
          known.length > 0 && t('series.known', { count: known.length }),
          wrong.length > 0 && t('series.wrong', { count: wrong.length }),
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      {wrong.length > 0 && (
        <ul className={styles.wrong}>
          {wrong.slice(0, MOST_SHOWN).map(({ line, wrong: why }) => (
            <li key={line}>
              <b>{t('series.line', { line })}</b> {t(`series.why.${why ?? 'no_value'}`)}
            </li>
          ))}
        </ul>
      )}
      {fresh.length > 0 && (
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">{t('readings.day')}</th>
              <th scope="col">{t('readings.value')}</th>
              <th scope="col">{t('reading.note')}</th>
            </tr>
          </thead>
          <tbody>
            {fresh.slice(0, MOST_SHOWN).map((one) => (
              <tr key={one.line}>
                <td>{words.day(one.at ?? '', 'short')}</td>
                <td>
                  {words.amount(metric, one.value ?? 0)}
                  {one.denominator !== null && (
                    <small>{t('readings.part', { part: one.numerator, whole: one.denominator })}</small>
                  )}
                </td>
                <td>{one.words || one.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
