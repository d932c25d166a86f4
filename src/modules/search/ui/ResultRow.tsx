import { IconArchive, IconMessages } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { shownAs } from '#web/kinds.ts'
import { Link } from '#web/kit/Link.tsx'
import { useOffered } from '#web/offered.ts'
import type { Found } from '../contract.ts'
import { Marks } from './Marks.tsx'
import { hrefOf } from './place.ts'
import styles from './Results.module.css'

type ResultRowProps = {
  found: Found
  isShown: boolean
  onShow: (found: Found) => void
  onFollow: () => void
}

/** One thing found: the whole row leads to it. Looking at it, by key or pointer, shows what stands around it. */
export function ResultRow({ found, isShown, onShow, onFollow }: ResultRowProps) {
  const { community } = useHere()
  const { found: others } = useOffered()
  const show = () => onShow(found)
  return (
    <li>
      <Link
        href={hrefOf(community.slug, found, others)}
        className={styles.row}
        data-result
        data-shown={isShown || undefined}
        onFocus={show}
        onPointerEnter={show}
        onClick={onFollow}
      >
        <Sign found={found} />
        <span className={styles.words}>
          {found.kind === 'message' ? <Said found={found} /> : <Named found={found} />}
        </span>
      </Link>
    </li>
  )
}

function Sign({ found }: { found: Found }) {
  const as = useOffered().found.find(({ kind }) => kind === found.kind)
  if (as && as.is !== 'sent') return <as.Sign found={found} />
  const { Sign: Own, icon: Icon } = shownAs(found.kind) ?? {}
  return (
    <i className={styles.sign}>
      {as ? <as.Sign found={found} /> : Own ? <Own more={found.more} /> : Icon && <Icon aria-hidden />}
    </i>
  )
}

function Said({ found }: { found: Found }) {
  const { t } = useTranslation('search')
  const replies = Number(found.more.replyCount ?? 0)
  return (
    <>
      <span className={styles.about}>
        <b>{found.author?.name}</b>
        <Where found={found} />
      </span>
      <span className={styles.text}>{found.snippet.text === '' ? t('only_files') : <Marks of={found.snippet} />}</span>
      {replies > 0 && (
        <span className={styles.side}>
          <IconMessages aria-hidden />
          {t('replies', { count: replies })}
        </span>
      )}
    </>
  )
}

function Named({ found }: { found: Found }) {
  const { t } = useTranslation('search')
  return (
    <>
      <span className={styles.about}>
        <b>
          <Marks of={found.title} />
        </b>
        {found.place && <Where found={found} />}
        {typeof found.more.archivedAt === 'string' && (
          <span className={styles.quiet}>
            <IconArchive aria-hidden />
            {t('archived')}
          </span>
        )}
        {found.more.kind === 'guest' && <span className={styles.quiet}>{t('guest')}</span>}
      </span>
      {found.snippet.text !== '' && (
        <span className={styles.text}>
          <Marks of={found.snippet} />
        </span>
      )}
      {found.kind === 'file' && found.author && <span className={styles.text}>{found.author.name}</span>}
    </>
  )
}

/** In which conversation, and when. */
function Where({ found: { place, at } }: { found: Found }) {
  const { t, i18n } = useTranslation('search')
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const isOfThisYear = new Date(at).getFullYear() === new Date().getFullYear()
  const when = isOfThisYear
    ? ago(at, new Date(), i18n.language, zone)
    : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: zone }).format(new Date(at))
  const title = place?.audience === 'direct' ? t('with', { name: place.title }) : place?.title
  return (
    <span className={styles.quiet}>
      {place && <span className={styles.place}>{title}</span>}
      <time dateTime={at}>{when}</time>
    </span>
  )
}
