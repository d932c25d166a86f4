import { IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { getCommunity } from '#modules/communities/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { MissionField } from '#web/MissionField.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { getCharter, listCharterVersions, writeCharter } from '../contract.ts'
import { home } from '../contract-home.ts'
import { charterOf, draftOfCharter, type ValueDraft } from './charter-draft.ts'
import styles from './Form.module.css'
import { Unread } from './Unread.tsx'

export default function EditCharter() {
  const { t } = useTranslation('mission')
  const asked = useQuery(getCharter, {})
  const isNone = asked.error?.status === 404
  if (asked.data && !asked.data.can.write) return <NotFound />
  return (
    <Place area="goals">
      <div className={styles.page}>
        <h1>{t('charter.editTitle')}</h1>
        <p className={styles.lead}>{t('charter.editLead')}</p>
        {asked.isPending && <Skeletons like="text" />}
        {asked.error && !isNone && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
        {(asked.data || isNone) && <Write charter={asked.data} />}
      </div>
    </Place>
  )
}

function Write({ charter }: { charter: OutputOf<typeof getCharter> | undefined }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const navigate = useNavigate()
  const page = inCommunity(community.slug, 'charter')
  const [draft, setDraft] = useState(() => draftOfCharter(charter, community.mission))
  const writing = useAction(writeCharter, {
    refreshes: [getCharter, listCharterVersions, home, getCommunity],
    onDone: () => void navigate({ to: page }),
  })
  const refused = writing.error
  const form = useErrorFocus(refused)
  const words = useRefusal('mission')
  const change = (next: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    writing.mutate(charterOf(draft))
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {refused && !refused.fields.mission && refused.code !== 'change_unexplained' && (
        <Notice is="bad">{words(refused)}</Notice>
      )}
      <MissionField
        label={t('charter.mission')}
        value={draft.mission}
        error={refused?.fields.mission && t('charter.missionMissing')}
        onChange={(mission) => change({ mission })}
      />
      <h2>{t('charter.values')}</h2>
      <Values values={draft.values} onChange={(values) => change({ values })} />
      <h2>{t('charter.scope')}</h2>
      <TextArea
        label={t('charter.inScope')}
        help={t('charter.lines')}
        rows={3}
        value={draft.inScope}
        onChange={(event) => change({ inScope: event.target.value })}
      />
      <TextArea
        label={t('charter.outOfScope')}
        help={t('charter.lines')}
        rows={3}
        value={draft.outOfScope}
        onChange={(event) => change({ outOfScope: event.target.value })}
      />
      {draft.basedOn > 0 && (
        <TextArea
          label={t('charter.reason')}
          help={t('charter.reasonHelp')}
          rows={2}
          error={refused?.code === 'change_unexplained' && words(refused)}
          maxLength={2000}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      )}
      <div className={styles.bar}>
        <Button type="submit" size="l" busy={writing.isPending && t('saving')}>
          {t('charter.do')}
        </Button>
        <ButtonLink look="quiet" size="l" href={page}>
          {t('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}

function Values({ values, onChange }: { values: ValueDraft[]; onChange: (values: ValueDraft[]) => void }) {
  const { t } = useTranslation('mission')
  const edit = (key: number, next: Partial<ValueDraft>) =>
    onChange(values.map((value) => (value.key === key ? { ...value, ...next } : value)))
  const add = () => {
    const key = Math.max(-1, ...values.map((value) => value.key)) + 1
    onChange([...values, { key, title: '', weDo: '', weDont: '' }])
  }
  return (
    <>
      {values.map((value) => (
        <div key={value.key} className={styles.value}>
          <TextField
            label={t('charter.value')}
            maxLength={120}
            value={value.title}
            onChange={(event) => edit(value.key, { title: event.target.value })}
          />
          <IconButton
            label={t('charter.removeValue', { name: value.title })}
            onClick={() => onChange(values.filter((one) => one.key !== value.key))}
          >
            <IconX aria-hidden />
          </IconButton>
          <TextField
            label={t('charter.weDo')}
            maxLength={1000}
            value={value.weDo}
            onChange={(event) => edit(value.key, { weDo: event.target.value })}
          />
          <TextField
            label={t('charter.weDont')}
            hint={t('optional')}
            maxLength={1000}
            value={value.weDont}
            onChange={(event) => edit(value.key, { weDont: event.target.value })}
          />
        </div>
      ))}
      {values.length < 20 && (
        <div>
          <Button look="soft" size="s" onClick={add}>
            {t('charter.addValue')}
          </Button>
        </div>
      )}
    </>
  )
}
