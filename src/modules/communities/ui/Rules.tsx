/** Name, kind of community, joining and who may what: for owners. */
import { useState } from 'react'
import { me } from '#modules/people/contract.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, SelectField, TextField } from '#web/kit/fields.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { getCommunity, type Settings, updateCommunity } from '../contract.ts'
import styles from './People.module.css'
import { useSaid } from './said.ts'

type Preset = 'open' | 'association' | 'self_help' | 'company' | 'closed'
const presets: Preset[] = ['open', 'association', 'self_help', 'company', 'closed']
const choices = {
  joining: ['open', 'request', 'invitation'],
  directory: ['members', 'stewards'],
  alias: ['free', 'real_name'],
  invitationsBy: ['member', 'steward'],
  channelsBy: ['member', 'steward'],
  mentionAllBy: ['member', 'steward'],
} as const

export function Rules() {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const [preset, setPreset] = useState<Preset>()
  const save = useAction(updateCommunity, {
    refreshes: [getCommunity, me],
    onDone: () => {
      setPreset(undefined)
      toast({ text: t('ui.saved') })
    },
  })
  if (!community.settings) return null
  return (
    <>
      <section className={styles.section}>
        <SectionHead title={t('ui.settings.kind')} />
        <div className={styles.form}>
          <RadioCards
            label={t('ui.settings.preset')}
            value={community.preset}
            onChange={(value) => setPreset(value as Preset)}
            cards={presets.map((value) => ({ value, label: t(`preset.${value}`), text: t(`ui.preset.${value}`) }))}
          />
        </div>
      </section>
      <section className={styles.section}>
        <SectionHead title={t('ui.settings.rules')} />
        <RulesForm key={JSON.stringify(community.settings)} was={community.settings} save={save} />
        <FieldError error={save.error && refused(save.error)} />
      </section>
      <ConfirmDialog
        open={preset !== undefined}
        question={t('ui.settings.preset_ask', { preset: preset && t(`preset.${preset}`) })}
        text={t('ui.settings.preset_text')}
        keep={t('ui.keep')}
        confirm={t('ui.settings.preset_set')}
        busy={save.isPending && t('ui.saving')}
        onKeep={() => setPreset(undefined)}
        onConfirm={() => preset && save.mutate({ preset })}
      />
    </>
  )
}

type Saving = { mutate: (input: Partial<Settings> & { name: string }) => void; isPending: boolean }

function RulesForm({ was, save }: { was: Settings; save: Saving }) {
  const { t } = useSaid()
  const { community } = useHere()
  const { joiningQuestions: _, ...first } = was
  const [draft, setDraft] = useState({ ...first, name: community.name })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) save.mutate(draft)
      }}
    >
      <TextField
        label={t('ui.field.community')}
        required
        maxLength={120}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      {(Object.keys(choices) as (keyof typeof choices)[]).map((field) => (
        <SelectField
          key={field}
          label={t(`ui.rule.${field}`)}
          value={draft[field]}
          onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
          choices={choices[field].map((value) => ({ value, label: t(`ui.rule.${field}.${value}`) }))}
        />
      ))}
      <CheckField
        label={t('ui.rule.publicPage')}
        help={t('ui.rule.publicPage_text')}
        checked={draft.publicPage}
        onChange={(event) => setDraft({ ...draft, publicPage: event.target.checked })}
      />
      <div className={styles.buttons}>
        <Button type="submit" look="soft" busy={save.isPending && t('ui.saving')}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}
