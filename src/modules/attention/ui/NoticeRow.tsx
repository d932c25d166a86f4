// One notice, wherever it is shown: who, what in one sentence, why it came, when; the whole row leads there.
import { IconAlarm, IconAt, IconBell, IconMessageCircle, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { shownAs } from '#web/kinds.ts'
import { Face } from '#web/kit/Face.tsx'
import { NewsRow } from '#web/kit/NewsRow.tsx'
import { Marked } from '#web/Marked.tsx'
import { pictureUrl } from '#web/pictures.ts'
import type { Notice } from '../contract.ts'
import styles from './NoticeRow.module.css'
import { hrefOf, placeOf } from './place.ts'

export function NoticeRow({
  notice,
  isHot,
  detail,
  more = 0,
}: {
  notice: Notice
  isHot: boolean
  /** What a screen knows besides: the value that was measured. */
  detail?: ReactNode
  /** How many older ones of the same kind about the same stand behind this one. */
  more?: number
}) {
  const { t, i18n } = useTranslation('attention')
  const { community, me } = useHere()
  const who = notice.actor ?? notice.member
  const person = who
    ? { id: who.id, name: who.name, photo: pictureUrl(community.slug, who.face) }
    : { id: community.id, name: community.name }
  const module = notice.kind.split('.')[0] ?? ''
  const why = capital(t([`attention:why.${notice.why}`, `${module}:why.${notice.why}`, 'attention:why.concerns']))
  return (
    <NewsRow
      face={<Face person={person} size={40} named badge={<Badge notice={notice} />} hot={isHot} />}
      why={more > 0 ? `${why} · ${t('more_alike', { count: more })}` : why}
      time={<time dateTime={notice.at}>{ago(notice.at, new Date(), i18n.language, me.timeZone)}</time>}
      hot={isHot}
      href={hrefOf(placeOf(community.slug, notice))}
    >
      <span className={notice.seenAt ? styles.seen : undefined}>
        <Sentence notice={notice} who={person.name} />
        {detail && <b className={styles.detail}>{detail}</b>}
      </span>
    </NewsRow>
  )
}

/** Sets names apart while a sentence is put together; no text of people can hold it. */
const MARK = '\u0001'

/** What was said in quotation; everything else by the sentence of its activity, with the names in weight. */
function Sentence({ notice, who }: { notice: Notice; who: string }) {
  const { t } = useTranslation('attention')
  const { community } = useHere()
  const [module, name] = notice.kind.split('.')
  const strong = (text: string | undefined) => `${MARK}${text || t('someone')}${MARK}`
  const values = {
    actor: strong(notice.actor?.name ?? who),
    member: strong(notice.member?.name ?? who),
    subject: strong(notice.subject?.title || community.name),
    circle: strong(notice.circle?.name ?? t('a_circle')),
  }
  const key = notice.subject?.kind === 'direct' || !notice.subject?.title ? 'said_direct' : 'said'
  const context = notice.data.state ?? notice.data.verdict
  const sentence = notice.excerpt
    ? t([`${module}:quoted.${name}`, `attention:${key}`], { ...values, excerpt: notice.excerpt })
    : t([`${module}:activity.${name}_${context}`, `${module}:activity.${name}`, 'attention:something'], values)
  return <Marked text={sentence} mark={MARK} as="b" />
}

function Badge({ notice: { kind, why, messageId, subject } }: { notice: Notice }) {
  if (why.startsWith('mentioned')) return <IconAt aria-hidden />
  if (why === 'reminder') return <IconAlarm aria-hidden />
  if (messageId) return <IconMessageCircle aria-hidden />
  if (kind.startsWith('communities.')) return <IconUsers aria-hidden />
  const Icon = (subject && shownAs(subject.kind)?.icon) || IconBell
  return <Icon aria-hidden />
}

/** A reason stands as a line of its own here. */
const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
