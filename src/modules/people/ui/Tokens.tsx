import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { CheckField, SelectField, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { createToken, listTokens, revokeToken } from '../contract.ts'
import styles from './Account.module.css'

/** Keys for programs and assistants that act as me in this community. */
export function Tokens() {
  const { t, i18n } = useTranslation('people')
  const { community } = useHere()
  const asked = useQuery(listTokens, {})
  const [isOpen, setOpen] = useState(false)
  const [secret, setSecret] = useState('')
  const revoking = useAction(revokeToken, {
    refreshes: [listTokens],
    onDone: () => void toast({ text: t('tokens.ended') }),
  })
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  return (
    <section className={styles.part}>
      <h2>{t('tokens.title')}</h2>
      <p className={styles.quiet}>{t('tokens.lead', { community: community.name })}</p>
      {secret && <Secret secret={secret} />}
      <ul className={styles.rows}>
        {asked.data?.items.map((token) => (
          <li key={token.id}>
            <span className={styles.grow}>
              <b>{token.name}</b>
              <small>
                {t('tokens.until', { day: day.format(new Date(token.expiresAt)) })}
                {' · '}
                {token.usedAt ? t('tokens.used', { day: day.format(new Date(token.usedAt)) }) : t('tokens.unused')}
              </small>
              <small>{token.scopes.join(', ')}</small>
            </span>
            <Button look="quiet" size="s" onClick={() => revoking.mutate({ tokenId: token.id })}>
              {t('tokens.end')}
            </Button>
          </li>
        ))}
      </ul>
      {isOpen ? (
        <NewToken
          onClose={() => setOpen(false)}
          onMade={(made) => {
            setSecret(made)
            setOpen(false)
          }}
        />
      ) : (
        <div>
          <Button look="soft" onClick={() => setOpen(true)}>
            {t('tokens.new')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The one time it can be seen. */
function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation('people')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <Notice
      is="good"
      action={
        <Button look="line" size="s" onClick={() => void copy()}>
          {t(isCopied ? 'tokens.copied' : 'tokens.copy')}
        </Button>
      }
    >
      {t('tokens.once')}
      <code className={styles.secret}>{secret}</code>
    </Notice>
  )
}

/** Every module a token may be cut to: talking, what one shares, and the mission. */
const modules = ['conversation', 'chat', 'mission', 'communities', 'files'] as const
const days = [7, 30, 90, 365]

function NewToken({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const { t } = useTranslation('people')
  const [name, setName] = useState('')
  const [valid, setValid] = useState(90)
  const [writes, setWrites] = useState<string[]>([])
  const [isPrivate, setPrivate] = useState(false)
  const making = useAction(createToken, { refreshes: [listTokens], onDone: (made) => onMade(made.secret) })
  const refused = making.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isPlain = writes.length === 0 && !isPrivate
    const scopes = [
      ...modules.map((module) => `${module}:read`),
      ...writes.map((module) => `${module}:write`),
      ...(isPrivate ? ['private:read'] : []),
    ]
    // Without a wish of its own a token reads everything but private talk.
    making.mutate({ name, days: valid, ...(!isPlain && { scopes }) })
  }
  const flip = (module: string, on: boolean) =>
    setWrites((now) => (on ? [...now, module] : now.filter((one) => one !== module)))
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {refused && !refused.fields.name && <Notice is="bad">{words(refused)}</Notice>}
      <TextField
        label={t('tokens.name')}
        value={name}
        maxLength={80}
        placeholder={t('tokens.nameExample')}
        error={refused?.fields.name && t('tokens.nameMissing')}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('tokens.valid')}
        value={String(valid)}
        choices={days.map((count) => ({ value: String(count), label: t('tokens.days', { count }) }))}
        onChange={(event) => setValid(Number(event.target.value))}
      />
      <fieldset>
        <legend className={styles.legend}>{t('tokens.may')}</legend>
        {modules.map((module) => (
          <CheckField
            key={module}
            label={t(`tokens.write.${module}`)}
            checked={writes.includes(module)}
            onChange={(event) => flip(module, event.target.checked)}
          />
        ))}
        <CheckField
          label={t('tokens.private')}
          checked={isPrivate}
          onChange={(event) => setPrivate(event.target.checked)}
        />
      </fieldset>
      <div className={styles.bar}>
        <Button type="submit" busy={making.isPending && t('saving')}>
          {t('tokens.make')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
