/** How I am shown in this community, field by field, and to whom. */
import { useRef, useState } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { focusFirstError } from '#web/kit/focus-first-error.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { getCommunity, getMember, listMembers, type Member, updateMyProfile } from '../contract.ts'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
import { Picture } from './Picture.tsx'
import { useSaid } from './said.ts'
import { TagsField } from './Tags.tsx'
import { Trouble } from './Trouble.tsx'

export default function Profile() {
  const { t } = useSaid()
  const { community, memberId } = useHere()
  const asked = useQuery(getMember, { memberId: memberId ?? '' }, { enabled: memberId !== null })
  const back = inCommunity(community.slug, 'people', memberId ?? '')
  return (
    <PeoplePlace part="none" title={t('ui.profile.title')} back={back}>
      {asked.error && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons like="text" count={4} />}
      {asked.data && <ProfileForm key={asked.data.id} one={asked.data} back={back} />}
    </PeoplePlace>
  )
}

type Field = 'about' | 'place' | 'skills' | 'interests' | 'gives' | 'links'

function ProfileForm({ one, back }: { one: Member; back: string }) {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => ({ ...one, links: one.links.join('\n'), visibility: one.visibility ?? {} }))
  const put = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const save = useAction(updateMyProfile, {
    refreshes: [getMember, listMembers, getCommunity],
    onDone: () => toast({ text: t('ui.profile.saved') }),
    onRefused: () => setTimeout(() => form.current && focusFirstError(form.current)),
  })
  const wrong = (field: string) => {
    const found = Object.keys(save.error?.fields ?? {}).some((one) => one.split('.')[0] === field)
    return found && t(field === 'links' ? 'ui.profile.links_wrong' : 'ui.field_wrong')
  }
  const send = () => {
    const { name, about, place, skills, interests, gives, visibility, face } = draft
    const links = draft.links.split(/\s+/).filter(Boolean).map(asLink)
    const faceFileId = face === one.face ? {} : { faceFileId: face }
    save.mutate({ name, about, place, skills, interests, gives, links, visibility, ...faceFileId })
  }
  const seen = (field: Field) => (
    <SeenBy
      field={t(`ui.field.${field}`)}
      value={draft.visibility[field] ?? 'members'}
      onChange={(value) => put({ visibility: { ...draft.visibility, [field]: value } })}
    />
  )
  const isFree = community.settings?.alias !== 'real_name'
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending) send()
      }}
    >
      <Picture fileId={draft.face} name={draft.name} onChange={(face) => put({ face })} />
      <TextField
        label={t(isFree ? 'ui.field.alias' : 'ui.field.name')}
        help={t(isFree ? 'ui.profile.alias_help' : 'ui.profile.name_help')}
        value={draft.name}
        maxLength={120}
        error={wrong('name')}
        onChange={(event) => put({ name: event.target.value })}
      />
      {(['about', 'gives'] as const).map((field) => (
        <TextArea
          key={field}
          label={t(`ui.field.${field}`)}
          hint={seen(field)}
          help={t(`ui.profile.${field}_help`)}
          value={draft[field]}
          maxLength={field === 'about' ? 2_000 : 500}
          error={wrong(field)}
          onChange={(event) => put({ [field]: event.target.value })}
        />
      ))}
      <TextField
        label={t('ui.field.place')}
        hint={seen('place')}
        value={draft.place}
        maxLength={200}
        error={wrong('place')}
        onChange={(event) => put({ place: event.target.value })}
      />
      {(['skills', 'interests'] as const).map((field) => (
        <TagsField
          key={field}
          label={t(`ui.field.${field}`)}
          hint={seen(field)}
          help={t('ui.profile.tags_help')}
          most={30}
          maxLength={60}
          words={draft[field]}
          error={wrong(field)}
          onChange={(words) => put({ [field]: words })}
        />
      ))}
      <TextArea
        label={t('ui.field.links')}
        hint={seen('links')}
        help={t('ui.profile.links_help')}
        value={draft.links}
        error={wrong('links')}
        onChange={(event) => put({ links: event.target.value })}
      />
      <FieldError error={save.error && !Object.keys(save.error.fields).length && refused(save.error)} />
      <div className={styles.buttons}>
        <Button type="submit" busy={save.isPending && t('ui.saving')}>
          {t('ui.save')}
        </Button>
        <ButtonLink look="quiet" href={back}>
          {t('ui.profile.look')}
        </ButtonLink>
      </div>
    </form>
  )
}

const asLink = (text: string) => (/^https?:\/\//i.test(text) ? text : `https://${text}`)

type Seen = 'members' | 'stewards' | 'me'

function SeenBy({ field, value, onChange }: { field: string; value: Seen; onChange: (value: Seen) => void }) {
  const { t } = useSaid()
  return (
    <select
      className={styles.seen}
      aria-label={t('ui.seen.by', { field })}
      value={value}
      onChange={(event) => onChange(event.target.value as Seen)}
    >
      {(['members', 'stewards', 'me'] as const).map((one) => (
        <option key={one} value={one}>
          {t(`ui.seen.${one}`)}
        </option>
      ))}
    </select>
  )
}
