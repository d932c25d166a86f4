import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { listTokens, revokeToken } from '../contract.ts'
import styles from './Account.module.css'
import { NewToken } from './NewToken.tsx'
import { rightsIn } from './scopes.ts'
import { useAreas } from './use-areas.ts'

type Token = OutputOf<typeof listTokens>['items'][number]

/** Keys for programs and assistants that act as me in this community. */
export function Tokens() {
  const { t } = useTranslation('people')
  const { community } = useHere()
  const asked = useQuery(listTokens, {})
  const words = useRefusal('people')
  const [isOpen, setOpen] = useState(false)
  const [secret, setSecret] = useState('')
  return (
    <Part
      title={t('tokens.title')}
      text={
        <>
          {t('tokens.lead', { community: community.name })} <a href="/api">{t('tokens.reference')}</a>
        </>
      }
    >
      {secret && <Secret secret={secret} />}
      {asked.isPending && <Skeletons count={1} />}
      {asked.error && <Notice is="warn">{words(asked.error)}</Notice>}
      {asked.data?.items.length === 0 && !isOpen && <p className={styles.quiet}>{t('tokens.none')}</p>}
      <ul className={styles.rows}>
        {asked.data?.items.map((token) => (
          <Row key={token.id} token={token} />
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
          <Button look="soft" disabled={!asked.data} onClick={() => setOpen(true)}>
            {t('tokens.new')}
          </Button>
        </div>
      )}
    </Part>
  )
}

function Row({ token }: { token: Token }) {
  const { t, i18n } = useTranslation('people')
  const words = useRefusal('people')
  const [isAsking, setAsking] = useState(false)
  const revoking = useAction(revokeToken, {
    refreshes: [listTokens],
    onDone: () => void toast({ text: t('tokens.ended') }),
    onRefused: (refused) => {
      setAsking(false)
      toast({ text: words(refused) ?? '', kind: 'bad' })
    },
  })
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  const used = token.usedAt ? t('tokens.used', { day: day.format(new Date(token.usedAt)) }) : t('tokens.unused')
  return (
    <li>
      <IconKey aria-hidden />
      <span className={styles.grow}>
        <b>{token.name}</b>
        <small>{useRights(token.scopes)}</small>
        <small>
          {t('tokens.until', { day: day.format(new Date(token.expiresAt)) })} · {used}
        </small>
      </span>
      <Button look="line" size="s" aria-label={`${t('tokens.end')}: ${token.name}`} onClick={() => setAsking(true)}>
        {t('tokens.end')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={t('tokens.endAsk', { name: token.name })}
        text={t('tokens.endText')}
        keep={t('tokens.keep')}
        confirm={t('tokens.end')}
        busy={revoking.isPending && t('saving')}
        onKeep={() => setAsking(false)}
        onConfirm={() => revoking.mutate({ tokenId: token.id })}
      />
    </li>
  )
}

function useRights(scopes: string[]): string {
  const { t, i18n } = useTranslation('people')
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' })
  const areas = useAreas()
  const named = (names: string[]) =>
    list.format(areas.filter(({ name }) => names.includes(name)).map(({ label }) => label))
  const { reads, writes, isPrivate, single } = rightsIn(areas, scopes)
  const onlyReads = reads.filter((area) => !writes.includes(area))
  return [
    onlyReads.length > 0 && t('tokens.reads', { areas: named(onlyReads) }),
    writes.length > 0 && t('tokens.writes', { areas: named(writes) }),
    isPrivate && t('tokens.alsoPrivate'),
    ...single,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The one time it can be seen. */
function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation('people')
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => void toast({ text: t('tokens.copyByHand'), kind: 'bad' }),
    )
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
