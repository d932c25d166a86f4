import {
  IconCheck,
  IconCompass,
  IconFileText,
  IconMessageCircle,
  IconRuler,
  IconUser,
  IconUserPlus,
  IconUserQuestion,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Face } from '#web/kit/Face.tsx'
import { Offer, OfferIcon } from '#web/kit/Offer.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useOffered } from '#web/offered.ts'
import { pictureUrl } from '#web/pictures.ts'
import type { Offer as OfferShown } from '../contract-home.ts'
import { offerHref } from './offer-href.ts'

const icons: Partial<Record<OfferShown['kind'], ReactNode>> = {
  accept_charter: <IconFileText aria-hidden />,
  answer_requests: <IconUserQuestion aria-hidden />,
  introduce_yourself: <IconMessageCircle aria-hidden />,
  set_goal: <IconCompass aria-hidden />,
  invite_people: <IconUserPlus aria-hidden />,
  complete_profile: <IconUser aria-hidden />,
  first_reading: <IconRuler aria-hidden />,
  record_reading: <IconRuler aria-hidden />,
  confirm_reading: <IconCheck aria-hidden />,
}

/** What waits in another module is worded by that one. */
type Own = Exclude<OfferShown['kind'], 'answer_waiting'>

/** What I can do next, at most three. */
export function Offers({ offers }: { offers: OfferShown[] }) {
  const { t } = useTranslation('mission')
  return (
    <section>
      <SectionHead title={t('offers.title')} />
      {offers.length === 0 && <EmptyState title={t('offers.none')} text={t('offers.noneText')} />}
      {offers.map((offer) => (
        <OneOffer key={offer.name ?? offer.kind} offer={offer} />
      ))}
    </section>
  )
}

function OneOffer({ offer }: { offer: OfferShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const { offers } = useOffered()
  const { member, minutes, subject, target, waiting, purpose, name } = offer
  const elsewhere = offers.find((one) => one.name === name)
  if (name && !elsewhere) return null
  const sign = member ? (
    <Face
      person={{ id: member.id, name: member.name, photo: pictureUrl(community.slug, member.face) }}
      size={40}
      named
    />
  ) : (
    <OfferIcon>{elsewhere ? <elsewhere.icon aria-hidden /> : icons[offer.kind]}</OfferIcon>
  )
  const time = waiting ? t('offers.waits', { count: waiting.days }) : minutes && t('offers.minutes', { count: minutes })
  const serves =
    purpose?.kind === 'goal' && target.screen === 'goal' && subject
      ? t('offers.helps', { goal: subject.title })
      : elsewhere
        ? t(`${elsewhere.words}_why` as 'offers.none')
        : t(`offers.why.${offer.kind as Own}`)
  const named = { subject: subject?.title, member: member?.name, count: waiting?.count ?? 1 }
  return (
    <Offer
      href={offerHref(offer, community.slug, elsewhere?.path)}
      sign={sign}
      title={elsewhere ? t(elsewhere.words as 'offers.minutes', named) : t(`offer.${offer.kind as Own}`, named)}
      text={[time, serves].filter(Boolean).join(' · ')}
    />
  )
}
