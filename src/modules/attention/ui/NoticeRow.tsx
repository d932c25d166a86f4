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
import { MARK, useSentence } from '#web/sentence.ts'
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

/** What was said in quotation; everything else by the sentence of its activity, with the names in weight. */
function Sentence({ notice, who }: { notice: Notice; who: string }) {
  const { community } = useHere()
  const sentence = useSentence()
  const { actor, member, subject, excerpt } = notice
  const named = { name: who }
  const telling = {
    ...notice,
    actor: actor ?? named,
    member: member ?? named,
    subject: subject?.title || community.name,
  }
  const said = subject?.kind === 'direct' || !subject?.title ? 'said_direct' : 'said'
  const text = excerpt
    ? sentence(telling, ['quoted', `attention:${said}`], { excerpt })
    : sentence(telling, ['activity'])
  return <Marked text={text} mark={MARK} as="b" />
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
