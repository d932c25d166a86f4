/** People of imports: who says they are one of them, and links for those who have not come yet. */
import { useEffect, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Face } from '#web/kit/Face.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { usePages } from '#web/pages.ts'
import { useAction, useQuery } from '#web/query.ts'
import {
  type Claim,
  decideClaim,
  listClaims,
  listPlaceholders,
  makeClaimLink,
  type Placeholder,
} from '../contract-claims.ts'
import styles from './Moving.module.css'
import { MovingPlace, useMayMoveIn } from './MovingPlace.tsx'
import { useSaid } from './said.ts'

export default function People() {
  const { t } = useSaid()
  return (
    <MovingPlace title={t('ui.people.title')} back={['settings', 'moving-in']}>
      <p className={styles.lead}>{t('ui.people.lead')}</p>
      <Waiting />
      <Unclaimed />
    </MovingPlace>
  )
}

function Waiting() {
  const { t } = useSaid()
  const mayMoveIn = useMayMoveIn()
  const asked = useQuery(listClaims, {}, { enabled: mayMoveIn, watch: { kinds: ['imports.'] } })
  const { refetch } = asked
  // Whoever comes here comes for those who wait: what another screen was told a moment ago may be too old.
  useEffect(() => {
    if (mayMoveIn) void refetch()
  }, [mayMoveIn, refetch])
  const items = asked.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={styles.part}>
      <SectionHead title={t('ui.people.say')} />
      <ul className={styles.rows}>
        {items.map((claim) => (
          <Says key={claim.id} claim={claim} />
        ))}
      </ul>
    </section>
  )
}

function Says({ claim }: { claim: Claim }) {
  const { t, figure, refused, system } = useSaid()
  const { member, placeholder, messages } = claim
  const deciding = useAction(decideClaim, {
    refreshes: [listClaims, listPlaceholders],
    onDone: (_, { verdict }) => void toast({ text: t(`ui.people.${verdict}`, { name: member.name }) }),
    onRefused: (no) => void toast({ text: refused(no), kind: 'bad' }),
  })
  const decide = (verdict: 'confirmed' | 'declined') => () => deciding.mutate({ claimId: claim.id, verdict })
  return (
    <li>
      <span className={styles.words}>
        <b>{t('ui.people.is', { member: member.name, placeholder: placeholder.name })}</b>
        <small>
          {system(claim.system)} · {t('ui.people.messages', { count: messages, many: figure(messages) })}
        </small>
      </span>
      <span className={styles.actions}>
        <Button busy={deciding.isPending && t('ui.saving')} onClick={decide('confirmed')}>
          {t('ui.people.confirm')}
        </Button>
        <Button look="line" onClick={decide('declined')}>
          {t('ui.people.decline')}
        </Button>
      </span>
    </li>
  )
}

function Unclaimed() {
  const { t } = useSaid()
  const [query, setQuery] = useState('')
  const list = usePages(listPlaceholders, { query: query.trim() })
  const items = list.items ?? []
  const isNone = list.items?.length === 0
  if (isNone && query === '') return <EmptyState title={t('ui.people.none')} text={t('ui.people.none_text')} />
  return (
    <section className={styles.part}>
      <SectionHead title={t('ui.people.open')} />
      <SearchField label={t('ui.people.search')} value={query} onChange={setQuery} />
      {list.isPending && <Skeletons count={4} />}
      {isNone && <p className={styles.quiet}>{t('ui.people.nobody')}</p>}
      <ul className={styles.rows}>
        {items.map((one) => (
          <Open key={one.id} one={one} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div>
          <Button
            look="soft"
            busy={list.isFetchingNextPage && t('ui.loading')}
            onClick={() => void list.fetchNextPage()}
          >
            {t('ui.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Open({ one }: { one: Placeholder }) {
  const { t, figure, refused, day, system } = useSaid()
  const [link, setLink] = useState('')
  const making = useAction(makeClaimLink, {
    refreshes: [listPlaceholders],
    onDone: (made) => setLink(made.link),
    onRefused: (no) => void toast({ text: refused(no), kind: 'bad' }),
  })
  const facts = [system(one.system), t('ui.people.messages', { count: one.messages, many: figure(one.messages) })]
  if (one.linkUntil) facts.push(t('ui.people.link_until', { day: day(one.linkUntil) }))
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => void toast({ text: t('ui.people.copied') }),
      () => void toast({ text: t('ui.people.copy_by_hand'), kind: 'bad' }),
    )
  return (
    <li>
      <span className={styles.actions}>
        <Face person={{ id: one.id, name: one.name }} size={36} named />
        <span className={styles.words}>
          <b>{one.name}</b>
          <small>{facts.join(' · ')}</small>
        </span>
      </span>
      <Button
        look="soft"
        size="s"
        aria-label={t('ui.people.link_for', { name: one.name })}
        busy={making.isPending && t('ui.saving')}
        onClick={() => making.mutate({ placeholderId: one.id })}
      >
        {t('ui.people.link')}
      </Button>
      <Dialog
        open={link !== ''}
        onClose={() => setLink('')}
        title={t('ui.people.link_title', { name: one.name })}
        actions={<Button onClick={() => void copy()}>{t('ui.people.copy')}</Button>}
      >
        <TextField
          label={t('ui.people.link_label')}
          help={t('ui.people.link_help')}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <FieldError error={making.error && refused(making.error)} />
      </Dialog>
    </li>
  )
}
