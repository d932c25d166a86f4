/** Kind of community, name, and who may what: for owners. */
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Form } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, SelectField, TextField } from '#web/kit/fields.tsx'
import { Part } from '#web/kit/Part.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import type { Settings } from '../contract.ts'
import type { PresetName } from '../presets.ts'
import { useSave } from './Look.tsx'
import { changesBy, presetNames } from './preset-changes.ts'
import { SaveButton } from './SaveButton.tsx'
import styles from './Settings.module.css'
import { useSaid } from './said.ts'

const choices = {
  joining: ['open', 'request', 'invitation'],
  directory: ['members', 'stewards'],
  alias: ['free', 'real_name'],
  invitationsBy: ['member', 'steward'],
  channelsBy: ['member', 'steward'],
  mentionAllBy: ['member', 'steward'],
} as const

export function Rules() {
  const { t } = useSaid()
  const { settings } = useHere().community
  if (!settings) return null
  return (
    <>
      <Kind was={settings} />
      <Part title={t('ui.settings.rules')} text={t('ui.settings.rules_text')}>
        {/* What a preset has set is what stands in the fields. */}
        <RulesForm key={JSON.stringify(settings)} was={settings} />
      </Part>
    </>
  )
}

/** A preset sets all rules at once: it says which before. */
function Kind({ was }: { was: Settings }) {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const [preset, setPreset] = useState<PresetName>()
  const save = useSave()
  const changes = preset ? changesBy(was, preset) : []
  const take = () => preset && save.mutate({ preset }, { onSuccess: () => setPreset(undefined) })
  return (
    <Part title={t('ui.settings.kind')} text={t('ui.settings.kind_text')}>
      <RadioCards
        label={t('ui.settings.preset')}
        value={community.preset}
        onChange={(value) => setPreset(value as PresetName)}
        cards={presetNames.map((value) => ({ value, label: t(`preset.${value}`), text: t(`ui.preset.${value}`) }))}
      />
      {preset && (
        <ConfirmDialog
          open
          question={t('ui.settings.preset_ask', { preset: t(`preset.${preset}`) })}
          text={
            <>
              <p>{t(changes.length > 0 ? 'ui.settings.preset_text' : 'ui.settings.preset_same')}</p>
              <dl className={styles.changes}>
                {changes.map(({ rule, from, to }) => (
                  <div key={rule}>
                    <dt>{t(`ui.rule.${rule}`)}</dt>
                    <dd>
                      <s>{t(`ui.rule.${rule}.${from}`)}</s>
                      <IconArrowRight aria-hidden />
                      <b>{t(`ui.rule.${rule}.${to}`)}</b>
                    </dd>
                  </div>
                ))}
              </dl>
              <FieldError error={save.error && refused(save.error)} />
            </>
          }
          keep={t('ui.keep')}
          confirm={t('ui.settings.preset_set')}
          busy={save.isPending && t('ui.saving')}
          onKeep={() => setPreset(undefined)}
          onConfirm={take}
        />
      )}
    </Part>
  )
}

function RulesForm({ was }: { was: Settings }) {
  const { t } = useSaid()
  const { community } = useHere()
  const save = useSave()
  const { joiningQuestions: _, ...first } = was
  const [draft, setDraft] = useState({ ...first, name: community.name })
  return (
    <Form
      module="communities"
      refused={save.error}
      inPlace={['name']}
      busy={save.isPending}
      className={styles.form}
      onSubmit={() => save.mutate(draft)}
    >
      <TextField
        label={t('ui.field.community')}
        maxLength={120}
        value={draft.name}
        error={save.error?.fields.name !== undefined && t('ui.settings.name_wrong')}
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
      <SaveButton busy={save.isPending} />
    </Form>
  )
}
