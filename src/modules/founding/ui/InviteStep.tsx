import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inviteByLink, inviteByMail } from '#modules/communities/contract-joining.ts'
import { Button } from '#web/kit/Button.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import styles from './Found.module.css'

/** The community stands: a link to pass on, or letters. */
export function InviteStep() {
  return (
    <>
      <ByLink />
      <ByMail />
    </>
  )
}

function ByLink() {
  const { t } = useTranslation('founding')
  const [isCopied, setCopied] = useState(false)
  const making = useAction(inviteByLink)
  const words = useRefusal('communities')
  const link = making.data?.link
  const copy = async () => {
    if (!link) return
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  if (!link)
    return (
      <div>
        {making.error && <Notice is="bad">{words(making.error)}</Notice>}
        <Button
          look="soft"
          data-first
          icon={<IconLink aria-hidden />}
          busy={making.isPending && t('invite.making')}
          onClick={() => making.mutate({})}
        >
          {t('invite.link')}
        </Button>
      </div>
    )
  return (
    <div className={styles.copy}>
      <TextField
        label={t('invite.yourLink')}
        readOnly
        value={link}
        help={t('invite.linkHelp')}
        onFocus={(event) => event.target.select()}
      />
      <Button
        look="soft"
        icon={isCopied ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
        onClick={() => void copy()}
      >
        {t(isCopied ? 'invite.copied' : 'invite.copy')}
      </Button>
    </div>
  )
}

function ByMail() {
  const { t } = useTranslation('founding')
  const [text, setText] = useState('')
  const sending = useAction(inviteByMail, { onDone: () => setText('') })
  const words = useRefusal('communities')
  const emails = text.split(/[\s,;]+/).filter(Boolean)
  const refused = sending.error
  return (
    <>
      <TextArea
        label={t('invite.mails')}
        hint={t('invite.mailsHint')}
        rows={3}
        value={text}
        error={refused && (refused.code === 'invalid' ? t('invite.wrongMail') : words(refused))}
        onChange={(event) => setText(event.target.value)}
      />
      {sending.data && <Notice is="good">{t('invite.sent', { count: sending.data.items.length })}</Notice>}
      {emails.length > 0 && (
        <div>
          <Button
            look="soft"
            busy={sending.isPending && t('invite.sending')}
            onClick={() => sending.mutate({ emails })}
          >
            {t('invite.send', { count: emails.length })}
          </Button>
        </div>
      )}
    </>
  )
}
