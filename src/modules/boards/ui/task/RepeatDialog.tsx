import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField, SelectField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { setRepeats } from '../../repeat/contract.ts'
import { nextDays, settled } from '../../repeat/repeat-days.ts'
import { keptRule, weekdayOf, writeRule } from '../../repeat/rule.ts'
import { todayIn } from '../due.ts'
import { daysOfMonth, type End, type Own, parted, presetsFor, ruleOfOwn, withEnd } from '../repeat-presets.ts'
import { sentenceOfRule } from '../rule-words.ts'
import styles from './Dialogs.module.css'
import { OwnRhythm } from './OwnRhythm.tsx'
import { dayOf } from './spoken.ts'
import { type TaskShown, useDoing } from './use-task.ts'

const OWN = 'own'
const SHOWN = 3
const never: End = { is: 'never', until: '', times: 5 }

/** In which rhythm it comes again, until when, and what makes the next one. */
export default function RepeatDialog({ task, onClose }: { task: TaskShown; onClose: () => void }) {
  const { t, i18n } = useTranslation('boards')
  const { community } = useHere()
  const words = useRefusal('boards')
  const { refreshes } = useDoing(task.id)
  const today = todayIn(community.timeZone)
  const day = task.dueOn ?? task.startsOn ?? today
  const kept = task.repeats && parted(task.repeats.rule)
  const presets = presetsFor(day, kept?.base)
  const [chosen, setChosen] = useState(kept?.base ?? presets[2]!)
  const [own, setOwn] = useState<Own>({ freq: 'WEEKLY', interval: 3, days: [weekdayOf(day)], on: daysOfMonth(day)[0]! })
  const [end, setEnd] = useState<End>(kept?.end ?? never)
  const [mode, setMode] = useState(task.repeats?.mode ?? 'whenDone')
  const change = useAction(setRepeats, { refreshes, onDone: onClose })
  const speech = { t, language: i18n.language }
  const rule = withEnd(chosen === OWN ? ruleOfOwn(own, day) : chosen, end)
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    change.mutate({ taskId: task.id, rule, mode })
  }
  const ends = ['never', 'on', 'after'] as const
  const modes = ['whenDone', 'onTheDay'] as const
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.repeat.question')}
      actions={
        <>
          {task.repeats && (
            <Button look="quiet" onClick={() => change.mutate({ taskId: task.id, rule: null })}>
              {t('ui.repeat.stop')}
            </Button>
          )}
          <Button busy={change.isPending && t('ui.task.saving')} onClick={() => save()}>
            {t('ui.task.save')}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={save} noValidate>
        <SelectField
          label={t('ui.repeat.how_often')}
          value={chosen}
          data-autofocus
          error={words(change.error)}
          choices={[
            ...presets.map((value) => ({ value, label: sentenceOfRule(value, speech) })),
            { value: OWN, label: t('ui.repeat.own') },
          ]}
          onChange={(event) => setChosen(event.target.value)}
        />
        {chosen === OWN && <OwnRhythm own={own} day={day} onChange={setOwn} />}
        <div className={styles.pair}>
          <SelectField
            label={t('ui.repeat.ends')}
            value={end.is}
            choices={ends.map((value) => ({ value, label: t(`ui.repeat.ends_${value}`) }))}
            onChange={(event) => setEnd({ ...end, is: event.target.value as End['is'] })}
          />
          {end.is === 'on' && (
            <DateField
              label={t('ui.repeat.last_day')}
              value={end.until}
              min={day}
              onChange={(event) => setEnd({ ...end, until: event.target.value })}
            />
          )}
          {end.is === 'after' && (
            <NumberField
              label={t('ui.repeat.times')}
              value={end.times}
              onChange={(times) => setEnd({ ...end, times: times ?? 1 })}
            />
          )}
        </div>
        <SelectField
          label={t('ui.repeat.made')}
          value={mode}
          choices={modes.map((value) => ({ value, label: t(`ui.repeat.made_${value}`) }))}
          onChange={(event) => setMode(event.target.value as typeof mode)}
        />
        <Preview rule={rule} day={day} today={mode === 'whenDone' ? today : day} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** The rule in words, and the days that come of it. */
function Preview({ rule, day, today }: { rule: string; day: string; today: string }) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const speech = { language: i18n.language, timeZone: me.timeZone }
  const said = settled(keptRule(rule), day)
  const series = said && { rule: writeRule(said), from: day, after: day > today ? day : today }
  const days = series ? nextDays(series, SHOWN).map((one) => dayOf(one, null, speech)) : []
  const none = said ? t('ui.repeat.preview_none') : t('ui.repeat.preview_never')
  return (
    <output className={styles.preview}>
      <b>{sentenceOfRule(rule, { t, language: i18n.language })}</b>
      <span>{days.length > 0 ? `${t('ui.repeat.preview')}: ${days.join(' · ')}` : none}</span>
    </output>
  )
}
