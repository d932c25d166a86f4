import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inviteByLink, inviteByMail, listInvitations } from '#modules/communities/contract-joining.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, TextArea, TextField } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import styles from './InviteGuest.module.css'
import { useChannels } from './use-channels.ts'

type Props = { channelId: string; name: string; onClose: () => void }

/** Someone from outside, let into this channel and those named besides, nowhere else: by a link for one person, or by letters. */
export function InviteGuest({ channelId, name, onClose }: Props) {
  const { t } = useTranslation('chat')
  const words = useRefusal('communities')
  const [by, setBy] = useState<'link' | 'mail'>('link')
  const [emails, setEmails] = useState('')
  const [link, setLink] = useState<string>()
  const [alsoIntoIds, setAlso] = useState<readonly string[]>([])
  const refreshes = [listInvitations]
  const byLink = useAction(inviteByLink, { refreshes, onDone: (made) => setLink(made.link) })
  const byMail = useAction(inviteByMail, {
    refreshes,
    onDone({ items }) {
      toast({ text: t('invite_sent', { count: items.length }) })
      onClose()
    },
  })
  const doing = by === 'link' ? byLink : byMail
  const terms = { kind: 'guest' as const, subjectId: channelId, alsoIntoIds: [...alsoIntoIds] }
  const invite = () => {
    if (doing.isPending) return
    if (by === 'link') byLink.mutate({ ...terms, mostUses: 1 })
    else byMail.mutate({ ...terms, emails: emails.split(/[\s,;]+/).filter(Boolean) })
  }
  const isWrongAddress = by === 'mail' && byMail.error?.code === 'invalid'
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('invite_guest')}
      actions={
        !link && (
          <Button busy={doing.isPending && t('saving')} onClick={invite}>
            {t(by === 'link' ? 'invite_make' : 'invite_send')}
          </Button>
        )
      }
    >
      <div className={styles.invite}>
        <p>{t('invite_guest_text', { name })}</p>
        {link ? (
          <Made link={link} />
        ) : (
          <Segmented
            label={t('invite_how')}
            value={by}
            onChange={setBy}
            parts={(['link', 'mail'] as const).map((value) => ({ value, label: t(`invite_${value}`) }))}
          />
        )}
        {!link && <AlsoInto channelId={channelId} chosen={alsoIntoIds} onChange={setAlso} />}
        {by === 'mail' && (
          <TextArea
            label={t('invite_emails')}
            help={t('invite_emails_help')}
            inputMode="email"
            autoComplete="off"
            value={emails}
            error={isWrongAddress && t('invite_emails_wrong')}
            onChange={(event) => setEmails(event.target.value)}
          />
        )}
        <FieldError error={doing.error && !isWrongAddress && words(doing.error)} />
      </div>
    </Dialog>
  )
}

type AlsoProps = { channelId: string; chosen: readonly string[]; onChange: (ids: readonly string[]) => void }

/** Other channels I am in; the house says where I may open the door. */
function AlsoInto({ channelId, chosen, onChange }: AlsoProps) {
  const { t } = useTranslation('chat')
  const { data } = useChannels()
  const others = (data?.items ?? []).filter(({ id, audience }) => id !== channelId && audience !== 'direct')
  if (others.length === 0) return null
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <details className={styles.also}>
      <summary>{chosen.length > 0 ? t('invite_also_count', { count: chosen.length }) : t('invite_also')}</summary>
      {others.slice(0, 100).map(({ id, title }) => (
        <CheckField key={id} label={title} checked={chosen.includes(id)} onChange={() => toggle(id)} />
      ))}
    </details>
  )
}

function Made({ link }: { link: string }) {
  const { t } = useTranslation('chat')
  const copy = () => void navigator.clipboard.writeText(link).then(() => toast({ text: t('invite_copied') }))
  return (
    <div className={styles.link} role="status">
      <TextField
        label={t('invite_your_link')}
        help={t('invite_once')}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <Button look="soft" onClick={copy}>
        {t('invite_copy')}
      </Button>
    </div>
  )
}
