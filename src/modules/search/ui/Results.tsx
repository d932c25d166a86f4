import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Segmented, Views } from '#web/kit/Segmented.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useNear, usePages } from '#web/pages.ts'
import { type Found, find } from '../contract.ts'
import { readQuery, tokensOf, withoutToken } from '../query.ts'
import { type Asked, addressOf, asSearch } from './place.ts'
import { ResultRow } from './ResultRow.tsx'
import styles from './Results.module.css'
import { useKinds } from './use-kinds.ts'

type ResultsProps = {
  asked: Asked
  shown: Found | undefined
  onShow: (found: Found) => void
  onFollow: () => void
  onText: (text: string) => void
}

/** So many of each stand together before one asks for a kind alone. */
const FEW = 3
const MANY = 20

export function Results(props: ResultsProps) {
  const { t } = useTranslation('search')
  const { asked } = props
  const pages = usePages(find, {
    text: asked.q,
    by: asked.by,
    most: MANY,
    ...(asked.kind && { kind: asked.kind }),
    ...(asked.goal && { goalId: asked.goal }),
  })
  const first = pages.data?.pages[0] as OutputOf<typeof find> | undefined
  if (pages.isPending) return <Skeletons count={5} />
  if (pages.isError && !first)
    return (
      <EmptyState
        title={t('failed_title')}
        text={t('failed_text')}
        action={
          <Button look="soft" onClick={() => void pages.refetch()}>
            {t('again')}
          </Button>
        }
      />
    )
  const items = pages.items ?? []
  const counts = first?.counts ?? []
  return (
    <div className={styles.results} data-old={pages.isPlaceholderData || undefined} aria-busy={pages.isPlaceholderData}>
      <Heads asked={asked} counts={counts} />
      <p className="sr" role="status">
        {items.length === 0 ? t('none_title') : t('count', { count: items.length })}
      </p>
      {(first?.unknown.length ?? 0) > 0 && (
        <p className={styles.unknown}>{t('unknown', { what: first?.unknown.join(', ') })}</p>
      )}
      {items.length === 0 && <NothingFound {...props} />}
      {asked.kind ? <List {...props} items={items} /> : <Groups {...props} items={items} counts={counts} />}
      {pages.hasNextPage && <End onNear={() => void pages.fetchNextPage()} />}
    </div>
  )
}

/** Mounted once there is more, so that it looks for its own place. */
function End({ onNear }: { onNear: () => void }) {
  return <div ref={useNear(onNear)} />
}

type Counts = OutputOf<typeof find>['counts']

/** Each kind with how many there are; in which order. */
function Heads({ asked, counts }: { asked: Asked; counts: Counts }) {
  const { t } = useTranslation('search')
  const { community } = useHere()
  const navigate = useNavigate()
  const { heads, nameOf } = useKinds()
  const views = [undefined, ...heads].flatMap((kind) => {
    const { count = 0, isMore = false } = counts.find((one) => one.kind === kind) ?? {}
    if (kind && count === 0 && asked.kind !== kind) return []
    const many = count >= 100 ? '99+' : `${count}${isMore ? '+' : ''}`
    return [
      {
        href: addressOf(community.slug, { ...asked, kind }),
        label: kind ? `${nameOf(kind)} ${count > 0 ? many : ''}`.trim() : t('all'),
        current: asked.kind === kind,
      },
    ]
  })
  return (
    <div className={styles.heads}>
      <Views label={t('kinds')} views={views} />
      <Segmented
        label={t('order')}
        parts={(['relevance', 'newest'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
        value={asked.by}
        onChange={(by) => void navigate({ to: '.', search: asSearch({ ...asked, by }) as never, replace: true })}
      />
    </div>
  )
}

type ItemsProps = ResultsProps & { items: readonly Found[] }

function List({ items, asked, shown, onShow, onFollow }: ItemsProps) {
  const { t } = useTranslation('search')
  const { nameOf } = useKinds()
  if (items.length === 0) return null
  return (
    <ul className={styles.list} aria-label={asked.kind ? nameOf(asked.kind) : t('all')}>
      {items.map((one) => (
        <ResultRow
          key={`${one.kind} ${one.id}`}
          found={one}
          isShown={shown?.id === one.id}
          onShow={onShow}
          onFollow={onFollow}
        />
      ))}
    </ul>
  )
}

function Groups(props: ItemsProps & { counts: Counts }) {
  const { t } = useTranslation('search')
  const { community } = useHere()
  const { items, asked, counts } = props
  const { groups, nameOf } = useKinds()
  const shown = groups.map(({ kind, is }) => {
    const all = items.filter((one) => one.kind === kind)
    const few = is === 'said' ? all : all.slice(0, FEW)
    return { kind, few, isMore: (counts.find((one) => one.kind === kind)?.count ?? 0) > few.length }
  })
  return shown
    .filter(({ few }) => few.length > 0)
    .map(({ kind, few, isMore }) => (
      <section key={kind}>
        <SectionHead
          title={nameOf(kind)}
          side={
            isMore && (
              <Link href={addressOf(community.slug, { ...asked, kind })} className={styles.more}>
                {t('show_all')}
              </Link>
            )
          }
        />
        <List {...props} items={few} asked={{ ...asked, kind }} />
      </section>
    ))
}

/** What could be changed, each one press away. */
function NothingFound({ asked, onText }: ResultsProps) {
  const { t } = useTranslation('search')
  const filters = tokensOf(asked.q).filter(({ type }) => type === 'filter')
  const words = readQuery(asked.q).words
  const bare = filters.toReversed().reduce((text, token) => withoutToken(text, token), asked.q)
  const shorter = words.length > 1 ? words.toSorted((one, other) => other.length - one.length)[0] : undefined
  return (
    <EmptyState
      title={t('none_title')}
      text={t('none_text')}
      action={
        <span className={styles.changes}>
          {filters.length > 0 && bare !== '' && (
            <Button look="soft" onClick={() => onText(bare)}>
              {t('without_filters')}
            </Button>
          )}
          {filters.length === 0 && shorter && (
            <Button look="soft" onClick={() => onText(shorter)}>
              {t('only', { word: shorter })}
            </Button>
          )}
        </span>
      }
    />
  )
}
