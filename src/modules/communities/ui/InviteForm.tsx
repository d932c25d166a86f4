/** A new link, or letters to a few addresses; terms are said before, the link is shown once. */
import { useState } from 'react'
import { Form } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { SelectField, TextArea } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { listCircles } from '../contract-circles.ts'
import { inviteByLink, inviteByMail, listInvitations, listWaiting } from '../contract-joining.ts'
import { CopyField } from './CopyField.tsx'
import styles from './InviteForm.module.css'
import { emailsIn, emptyInvite, type InviteDraft, oddIn, termsOf } from './invite-draft.ts'
import { useSaid } from './said.ts'

export function InviteForm() {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const [draft, setDraft] = useState(emptyInvite)
  const [odd, setOdd] = useState<string>()
  const [link, setLink] = useState<string>()
  const put = (field: keyof InviteDraft) => (event: { target: { value: string } }) =>
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
    if (isLink) return byLink.mutate({ ...termsOf(draft), mostUses: Number(draft.mostUses) })
    const wrong = oddIn(draft.emails)
    setOdd(wrong[0])
    if (!wrong[0]) byMail.mutate({ ...termsOf(draft), emails: emailsIn(draft.emails) })
  }
  const many = (key: string, counts: number[]) =>
    counts.map((count) => ({ value: String(count), label: t(key, { count }) }))
  const emailsWrong = odd
    ? t('ui.invite.emails_odd', { odd })
    : byMail.error?.code === 'invalid' && t(draft.emails.trim() ? 'ui.invite.emails_wrong' : 'ui.invite.emails_none')
  const ways = ['member', ...(community.can.setRoles ? ['steward'] : []), ...(circles.length > 0 ? ['guest'] : [])]
  return (
    <Form
      module="communities"
      refused={doing.error}
      inPlace={['emails', 'invalid', 'guest_needs_a_place']}
      busy={doing.isPending}
      className={styles.form}
      onSubmit={send}
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
          autoCapitalize="none"
          spellCheck={false}
          value={draft.emails}
          error={emailsWrong}
          onChange={put('emails')}
        />
      )}
      <div className={styles.pair}>
        <SelectField
          label={t('ui.invite.as')}
          value={draft.as}
          onChange={put('as')}
          choices={ways.map((value) => ({ value, label: t(value === 'guest' ? 'kind.guest' : `role.${value}`) }))}
        />
        {circles.length > 0 && (
          <SelectField
            label={t('ui.invite.circle')}
            empty={t(draft.as === 'guest' ? 'ui.invite.choose_circle' : 'ui.invite.no_circle')}
            value={draft.circleId}
            error={doing.error?.code === 'guest_needs_a_place' && !draft.circleId && refused(doing.error)}
            onChange={put('circleId')}
            choices={circles.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
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
      </div>
      {draft.as === 'guest' && <p className={styles.hint}>{t('ui.invite.guest_hint')}</p>}
      <TextArea
        label={t('ui.invite.note')}
        hint={t('ui.optional')}
        help={t('ui.invite.note_help')}
        value={draft.note}
        maxLength={1_000}
        onChange={put('note')}
      />
      <div>
        <Button type="submit" busy={doing.isPending && t('ui.saving')}>
          {t(isLink ? 'ui.invite.make' : 'ui.invite.send')}
        </Button>
      </div>
      {isLink && link && (
        <div className={styles.made} role="status">
          <CopyField label={t('ui.invite.new_link')} help={t('ui.invite.once')} value={link} />
        </div>
      )}
    </Form>
  )
}
