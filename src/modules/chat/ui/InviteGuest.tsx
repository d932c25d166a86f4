import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inviteByLink, inviteByMail, listInvitations } from '#modules/communities/contract-joining.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import styles from './InviteGuest.module.css'

type Props = { channelId: string; name: string; onClose: () => void }

/** Someone from outside, let into this one channel only: by a link for one person, or by letters. */
export function InviteGuest({ channelId, name, onClose }: Props) {
  const { t } = useTranslation('chat')
  const words = useRefusal('communities')
  const [by, setBy] = useState<'link' | 'mail'>('link')
  const [emails, setEmails] = useState('')
  const [link, setLink] = useState<string>()
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
  const terms = { kind: 'guest', subjectId: channelId } as const
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
