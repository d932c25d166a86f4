import { Trans, useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Face } from '#web/kit/Face.tsx'
import { NewsRow } from '#web/kit/NewsRow.tsx'
import { pictureUrl } from '#web/pictures.ts'
import type { Notice } from '../contract.ts'
import { placeOf } from './Listening.tsx'

type Props = { notice: Notice; isHot: boolean }

export function NoticeRow({ notice, isHot }: Props) {
  const { t, i18n } = useTranslation('attention')
  const { community } = useHere()
  const { actor, subject, excerpt, at } = notice
  const { path, search } = placeOf(community.slug, notice)
  const query = new URLSearchParams(search).toString()
  const name = actor?.name ?? t('someone')
  const module = notice.kind.split('.')[0] ?? ''
  const activity = t(`activity.${notice.kind.split('.')[1]}`, {
    ns: module,
    actor: name,
    subject: subject?.title ?? '',
    defaultValue: name,
  })
  return (
    <NewsRow
      face={<Face person={{ id: actor?.id ?? '', name, photo: pictureUrl(community.slug, actor?.face) }} named />}
      why={t(`why.${notice.why}`)}
      time={<time dateTime={at}>{momentOf(at, i18n.language)}</time>}
      hot={isHot}
      href={query ? `${path}?${query}` : path}
    >
      {excerpt ? (
        <Trans
          ns="attention"
          i18nKey={subject?.title ? 'said' : 'said_direct'}
          values={{ actor: name, subject: subject?.title, excerpt }}
          components={{ b: <b /> }}
          tOptions={{ interpolation: { escapeValue: true } }}
          shouldUnescape
        />
      ) : (
        activity
      )}
    </NewsRow>
  )
}

function momentOf(at: string, language: string): string {
  const date = new Date(at)
  const isToday = date.toDateString() === new Date().toDateString()
  const style = isToday ? ({ timeStyle: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return new Intl.DateTimeFormat(language, style).format(date)
}
