/** A new link, or letters to a few addresses; terms are said before, the link is shown once. */
import { useState } from 'react'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { SelectField, TextArea, TextField } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { listCircles } from '../contract-circles.ts'
import { inviteByLink, inviteByMail, listInvitations, listWaiting } from '../contract-joining.ts'
import styles from './People.module.css'
import { useSaid } from './said.ts'

const start = { by: 'link', emails: '', role: 'member', circleId: '', note: '', days: '14', mostUses: '25' }

export function InviteForm() {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const [draft, setDraft] = useState(start)
  const [link, setLink] = useState<string>()
  const put = (field: keyof typeof start) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [field]: event.target.value })
  const circles = useQuery(listCircles, {}).data?.items.filter((one) => one.isHost && !one.archivedAt) ?? []
  const refreshes = [listInvitations, listWaiting]
  const byLink = useAction(inviteByLink, { refreshes, onDone: (made) => setLink(made.link) })
  const byMail = useAction(inviteByMail, {
    refreshes,
    onDone: ({ items }) => {
      toast({ text: t('ui.invite.sent', { count: items.length }) })
      setDraft({ ...draft, emails: '' })
    },
  })
  const isLink = draft.by === 'link'
  const doing = isLink ? byLink : byMail
  const send = () => {
    const role = draft.role === 'steward' ? ('steward' as const) : ('member' as const)
    const circle = draft.circleId ? { circleId: draft.circleId } : {}
    const terms = { role, note: draft.note, days: Number(draft.days), ...circle }
    if (isLink) byLink.mutate({ ...terms, mostUses: Number(draft.mostUses) })
    else byMail.mutate({ ...terms, emails: draft.emails.split(/[\s,;]+/).filter(Boolean) })
  }
  const many = (key: string, counts: number[]) =>
    counts.map((count) => ({ value: String(count), label: t(key, { count }) }))
  const isWrong = doing.error && (doing.error.fields.emails || Object.keys(doing.error.fields).length > 0)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!doing.isPending) send()
      }}
    >
      <Segmented
        label={t('ui.invite.how')}
        value={draft.by}
        onChange={(by) => setDraft({ ...draft, by })}
        parts={[
          { value: 'link', label: t('ui.invite.by_link') },
          { value: 'mail', label: t('ui.invite.by_mail') },
        ]}
      />
      {!isLink && (
        <TextArea
          label={t('ui.invite.emails')}
          help={t('ui.invite.emails_help')}
          inputMode="email"
          autoComplete="off"
          value={draft.emails}
          error={isWrong && t('ui.invite.emails_wrong')}
          onChange={put('emails')}
        />
      )}
      <div className={styles.pair}>
        <SelectField
          label={t('ui.invite.valid')}
          value={draft.days}
          onChange={put('days')}
          choices={many('ui.days', [1, 7, 14, 30, 90])}
        />
        {isLink && (
          <SelectField
            label={t('ui.invite.uses')}
            value={draft.mostUses}
            onChange={put('mostUses')}
            choices={many('ui.invite.times', [1, 5, 25, 100, 1_000])}
          />
        )}
        {community.can.setRoles && (
          <SelectField
            label={t('ui.invite.role')}
            value={draft.role}
            onChange={put('role')}
            choices={['member', 'steward'].map((value) => ({ value, label: t(`role.${value}`) }))}
          />
        )}
        {circles.length > 0 && (
          <SelectField
            label={t('ui.invite.circle')}
            empty={t('ui.invite.no_circle')}
            value={draft.circleId}
            onChange={put('circleId')}
            choices={circles.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </div>
      <TextArea
        label={t('ui.invite.note')}
        hint={t('ui.optional')}
        value={draft.note}
        maxLength={1_000}
        onChange={put('note')}
      />
      <FieldError error={doing.error && !(isWrong && !isLink) && refused(doing.error)} />
      <div className={styles.buttons}>
        <Button type="submit" busy={doing.isPending && t('ui.saving')}>
          {t(isLink ? 'ui.invite.make' : 'ui.invite.send')}
        </Button>
      </div>
      {isLink && link && <Made link={link} />}
    </form>
  )
}

function Made({ link }: { link: string }) {
  const { t } = useSaid()
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => toast({ text: t('ui.invite.copied') }),
      () => toast({ text: t('ui.invite.copy_by_hand'), kind: 'bad' }),
    )
  return (
    <div className={styles.link} role="status">
      <TextField
        label={t('ui.invite.new_link')}
        help={t('ui.invite.once')}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <Button look="soft" style={{ marginBottom: 28 }} onClick={() => void copy()}>
        {t('ui.invite.copy')}
      </Button>
    </div>
  )
}
