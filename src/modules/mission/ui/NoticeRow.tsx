import { IconAt, IconBell, IconCompass, IconMessageCircle, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#modules/attention/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Face } from '#web/kit/Face.tsx'
import { NewsRow } from '#web/kit/NewsRow.tsx'
import { Marked } from '#web/Marked.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { ago } from './ago.ts'
import styles from './Home.module.css'

export function NoticeRow({ notice, hot }: { notice: Notice; hot: boolean }) {
  const { t, i18n } = useTranslation('mission')
  const { community, me } = useHere()
  const { actor, subject } = notice
  const module = notice.kind.split('.')[0] ?? ''
  const person = actor
    ? { id: actor.id, name: actor.name, photo: pictureUrl(community.slug, actor.face) }
    : { id: community.id, name: community.name }
  const time = <time dateTime={notice.at}>{ago(notice.at, new Date(), i18n.language, me.timeZone)}</time>
  return (
    <NewsRow
      face={<Face person={person} size={40} named badge={<Badge notice={notice} />} hot={hot} />}
      why={capital(t([`attention:why.${notice.why}`, `${module}:why.${notice.why}`, 'mission:news.concerns']))}
      time={time}
      hot={hot}
      {...hrefOf(notice, community.slug)}
    >
      <span className={notice.seenAt ? styles.seen : undefined}>
        <Sentence notice={notice} actor={person.name} subject={subject?.title ?? community.name} />
      </span>
    </NewsRow>
  )
}

/** What was said in quotation; everything else by the sentence of its activity, with the names in weight. */
function Sentence({ notice, actor, subject }: { notice: Notice; actor: string; subject: string }) {
  const { t } = useTranslation('mission')
  const [module, name] = notice.kind.split('.')
  const strong = (text: string) => `\u0001${text}\u0001`
  const values = { actor: strong(actor), member: strong(actor), subject: strong(subject), circle: strong(subject) }
  const key = notice.subject?.kind === 'direct' ? 'news.saidToYou' : 'news.said'
  const sentence = notice.excerpt
    ? t(key, { ...values, excerpt: notice.excerpt })
    : t([`${module}:activity.${name}`, 'mission:news.something'], values)
  return <Marked text={sentence} mark={'\u0001'} as="b" />
}

function Badge({ notice }: { notice: Notice }) {
  if (notice.why.startsWith('mentioned')) return <IconAt aria-hidden />
  if (notice.kind.startsWith('mission.')) return <IconCompass aria-hidden />
  if (notice.kind.startsWith('communities.')) return <IconUsers aria-hidden />
  return notice.messageId ? <IconMessageCircle aria-hidden /> : <IconBell aria-hidden />
}

function hrefOf({ kind, subject, messageId, threadId }: Notice, slug: string): { href?: string } {
  if (kind === 'mission.charter_written') return { href: inCommunity(slug, 'charter') }
  if (subject?.kind === 'goal') return { href: inCommunity(slug, 'goals', subject.id) }
  if (subject && messageId) {
    const place = threadId ? `?thread=${threadId}&message=${messageId}` : `?message=${messageId}`
    return { href: `${inCommunity(slug, 'talk', subject.id)}${place}` }
  }
  if (subject?.kind === 'channel') return { href: inCommunity(slug, 'talk', subject.id) }
  return kind.startsWith('communities.') ? { href: inCommunity(slug, 'people') } : {}
}

/** A reason stands as a line of its own here. */
const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
