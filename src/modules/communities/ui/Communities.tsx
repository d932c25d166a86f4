/** Where to: my communities, an invitation, those that stand open here, or one of my own. */
import { IconChevronRight } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Me, readSettings } from '#modules/people/contract.ts'
import { inCommunity } from '#web/community.ts'
import { Lobby } from '#web/door/Lobby.tsx'
import { tokenIn } from '#web/door/next.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { soonFocusFirstError } from '#web/kit/focus-first-error.ts'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { Marked } from '#web/Marked.tsx'
import { useMe } from '#web/me.ts'
import { usePages } from '#web/pages.ts'
import { pictureUrl } from '#web/pictures.ts'
import { useQuery } from '#web/query.ts'
import { Sign } from '#web/Sign.tsx'
import { SignedOut } from '#web/SignedOut.tsx'
import { listDoors } from '../contract-joining.ts'
import styles from './Communities.module.css'

import { useSaid } from './said.ts'

export default function Communities() {
  const { t } = useSaid()
  const account = useMe()
  if (account.error || !account.data) return <SignedOut asked={account} />
  const isNew = account.data.communities.length === 0
  return (
    <Lobby
      me={account.data}
      title={t(isNew ? 'ui.communities.welcome' : 'ui.communities.title')}
      lead={isNew && t('ui.communities.lead')}
    >
      {!isNew && <Mine me={account.data} />}
      <Invited isNew={isNew} />
      <Open me={account.data} />
      <Own me={account.data} />
    </Lobby>
  )
}

function Row({
  href,
  sign,
  name,
  text,
  side,
}: Record<'href' | 'name', string> & Record<'sign' | 'text' | 'side', ReactNode>) {
  return (
    <li>
      <Link href={href} className={styles.row}>
        {sign}
        <span className={styles.words}>
          <b>{name}</b>
          {text && <small>{text}</small>}
        </span>
        {side}
        <IconChevronRight aria-hidden />
      </Link>
    </li>
  )
}

function Mine({ me }: { me: Me }) {
  const { t, role } = useSaid()
  return (
    <ul className={styles.rows} aria-label={t('ui.communities.mine')}>
      {me.communities.map((one) => {
        const isIn = one.standing === 'active'
        return (
          <Row
            key={one.id}
            href={isIn ? inCommunity(one.slug) : `/join/${one.slug}`}
            sign={<Sign name={one.name} logo={pictureUrl(one.slug, isIn ? one.logoFileId : null)} colors={one} />}
            name={one.name}
            text={isIn ? role(one) : t(`ui.communities.${one.standing}`)}
            side={
              isIn
                ? one.unseen > 0 && <span className={styles.new}>{t('ui.communities.new', { count: one.unseen })}</span>
                : one.standing === 'suspended' && <StateWord is="rest">{t('ui.standing.suspended')}</StateWord>
            }
          />
        )
      })}
    </ul>
  )
}

/** For whoever has a link that does not open by itself, such as one on paper. */
function Invited({ isNew }: { isNew: boolean }) {
  const { t } = useSaid()
  const navigate = useNavigate()
  const [link, setLink] = useState('')
  const [isWrong, setWrong] = useState(false)
  const open = () => {
    const token = tokenIn(link)
    setWrong(token === '')
    if (token) void navigate({ to: '/invitation', hash: token })
  }
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.communities.invited')} />
      {isNew && <p className={styles.text}>{t('ui.communities.invitedText')}</p>}
      <form
        className={styles.link}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          open()
          soonFocusFirstError(event.currentTarget)
        }}
      >
        <TextField
          label={t('ui.communities.link')}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={link}
          error={isWrong && t('ui.communities.linkWrong')}
          onChange={(event) => setLink(event.target.value)}
        />
        <Button type="submit" look="soft" size="l">
          {t('ui.communities.open')}
        </Button>
      </form>
    </section>
  )
}

function Open({ me }: { me: Me }) {
  const { t } = useSaid()
  const list = usePages(listDoors, {})
  const mine = new Set(me.communities.map(({ id }) => id))
  const others = list.items?.filter(({ id }) => !mine.has(id)) ?? []
  if (others.length === 0 && !list.hasNextPage) return null
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.communities.here')} />
      <ul className={styles.rows}>
        {others.map((one) => (
          <Row
            key={one.id}
            href={`/join/${one.slug}`}
            sign={<Sign name={one.name} logo={null} colors={one} />}
            name={one.name}
            text={<Marked text={one.mission} />}
            side={<span className={styles.how}>{t(`ui.communities.joining.${one.joining}`)}</span>}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button look="soft" busy={list.isFetchingNextPage && t('ui.loading')} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </section>
  )
}

function Own({ me }: { me: Me }) {
  const { t } = useSaid()
  const found = useQuery(readSettings, {}).data?.found
  const isMember = me.communities.some((one) => one.standing === 'active' && one.kind === 'member')
  if (!found || !(me.isOperator || found === 'open' || (found === 'invited' && isMember))) return null
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.communities.own')} />
      <p className={styles.text}>{t('ui.communities.ownText')}</p>
      <div className={styles.ways}>
        <ButtonLink look="soft" href="/found">
          {t('ui.communities.found')}
        </ButtonLink>
        <ButtonLink look="quiet" href="/arrive">
          {t('ui.communities.arrive')}
        </ButtonLink>
      </div>
    </section>
  )
}
