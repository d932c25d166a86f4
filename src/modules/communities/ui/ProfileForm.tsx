import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Form } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { SelectField, TextArea, TextField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { Part } from '#web/kit/Part.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { getCommunity, getMember, listMembers, type Member, surveyMembers, updateMyProfile } from '../contract.ts'
import { LanguagesField } from './LanguagesField.tsx'
import { Picture } from './Picture.tsx'
import styles from './ProfileForm.module.css'
import { type Draft, draftOf, wishOf } from './profile-draft.ts'
import { SeenBySelect } from './SeenBySelect.tsx'
import { useSaid } from './said.ts'
import { TagsField } from './Tags.tsx'

const inPlace = 'name about gives place skills interests languages links hours freeTime timeZone'.split(' ')

export function ProfileForm({ one, back }: { one: Member; back: string }) {
  const { t } = useSaid()
  const { community, me } = useHere()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>(() => draftOf(one))
  const survey = useQuery(surveyMembers, {}, { enabled: community.can.seeDirectory }).data
  const put = (more: Partial<Draft>) => setDraft((now) => ({ ...now, ...more }))
  const save = useAction(updateMyProfile, {
    refreshes: [getMember, listMembers, surveyMembers, getCommunity],
    onDone: () => {
      toast({ text: t('ui.profile.saved') })
      void navigate({ to: back })
    },
  })
  const wrong = (field: string) => {
    const isWrong = Object.keys(save.error?.fields ?? {}).some((one) => one.split('.')[0] === field)
    return isWrong && t(field === 'links' ? 'ui.profile.links_wrong' : 'ui.field_wrong')
  }
  const seen = (field: keyof Draft['visibility']) => (
    <SeenBySelect
      field={t(`ui.field.${field}`)}
      value={draft.visibility[field] ?? 'members'}
      onChange={(value) => put({ visibility: { ...draft.visibility, [field]: value } })}
    />
  )
  const isFree = community.alias === 'free'
  const zones = [...new Set([me.timeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Form
      module="communities"
      refused={save.error}
      inPlace={inPlace}
      busy={save.isPending}
      className={styles.form}
      onSubmit={() => save.mutate(wishOf(draft, one))}
    >
      <Part title={t('ui.profile.who')} text={t('ui.profile.whoText')}>
        <Picture fileId={draft.face} name={draft.name} onChange={(face) => put({ face })} />
        <TextField
          label={t(isFree ? 'ui.field.alias' : 'ui.field.name')}
          help={t(isFree ? 'ui.profile.alias_help' : 'ui.profile.name_help')}
          value={draft.name}
          maxLength={120}
          error={wrong('name')}
          onChange={(event) => put({ name: event.target.value })}
        />
        <TextArea
          label={t('ui.field.about')}
          side={seen('about')}
          help={t('ui.profile.about_help')}
          value={draft.about}
          maxLength={2_000}
          error={wrong('about')}
          onChange={(event) => put({ about: event.target.value })}
        />
        <TextField
          label={t('ui.field.place')}
          side={seen('place')}
          autoComplete="address-level2"
          value={draft.place}
          maxLength={200}
          error={wrong('place')}
          onChange={(event) => put({ place: event.target.value })}
        />
      </Part>
      <Part title={t('ui.profile.brings')} text={t('ui.profile.bringsText')}>
        <TagsField
          label={t('ui.field.skills')}
          side={seen('skills')}
          help={t('ui.profile.tags_help')}
          most={30}
          maxLength={60}
          words={draft.skills}
          suggested={survey?.skills.map(({ word }) => word) ?? []}
          error={wrong('skills')}
          onChange={(skills) => put({ skills })}
        />
        <TextArea
          label={t('ui.field.gives')}
          side={seen('gives')}
          help={t('ui.profile.gives_help')}
          value={draft.gives}
          maxLength={500}
          error={wrong('gives')}
          onChange={(event) => put({ gives: event.target.value })}
        />
        <div className={styles.pair}>
          <NumberField
            label={t('ui.field.hours')}
            unit={t('ui.profile.hours_unit')}
            value={draft.hours ?? undefined}
            error={wrong('hours')}
            onChange={(hours) => put({ hours: hours === undefined ? null : Math.round(hours) })}
          />
          <TextField
            label={t('ui.field.freeTime')}
            side={seen('time')}
            placeholder={t('ui.profile.freeTime_example')}
            value={draft.freeTime}
            maxLength={200}
            error={wrong('freeTime')}
            onChange={(event) => put({ freeTime: event.target.value })}
          />
        </div>
      </Part>
      <Part title={t('ui.profile.more')} text={t('ui.profile.moreText')}>
        <TagsField
          label={t('ui.field.interests')}
          side={seen('interests')}
          help={t('ui.profile.tags_help')}
          most={30}
          maxLength={60}
          words={draft.interests}
          suggested={survey?.interests.map(({ word }) => word) ?? []}
          error={wrong('interests')}
          onChange={(interests) => put({ interests })}
        />
        <LanguagesField
          side={seen('languages')}
          tags={draft.languages}
          error={wrong('languages')}
          onChange={(languages) => put({ languages })}
        />
        <SelectField
          label={t('ui.field.timeZone')}
          side={seen('timeZone')}
          help={t('ui.profile.timeZone_help')}
          empty={t('ui.profile.timeZone_none')}
          value={draft.timeZone ?? ''}
          choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          onChange={(event) => put({ timeZone: event.target.value || null })}
        />
        <TextArea
          label={t('ui.field.links')}
          side={seen('links')}
          help={t('ui.profile.links_help')}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.links}
          error={wrong('links')}
          onChange={(event) => put({ links: event.target.value })}
        />
      </Part>
      <div className={styles.bar}>
        <Button type="submit" busy={save.isPending && t('ui.saving')}>
          {t('ui.save')}
        </Button>
        <ButtonLink look="quiet" href={back}>
          {t('ui.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}
