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

/** What I can do next, at most three. */
export function Offers({ offers }: { offers: OfferShown[] }) {
  const { t } = useTranslation('mission')
  return (
    <section>
      <SectionHead title={t('offers.title')} />
      {offers.length === 0 && <EmptyState title={t('offers.none')} text={t('offers.noneText')} />}
      {offers.map((offer) => (
        <OneOffer key={offer.kind} offer={offer} />
      ))}
    </section>
  )
}

function OneOffer({ offer }: { offer: OfferShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const { member, minutes, subject, target, waiting, purpose } = offer
  const sign = member ? (
    <Face
      person={{ id: member.id, name: member.name, photo: pictureUrl(community.slug, member.face) }}
      size={40}
      named
    />
  ) : (
    <OfferIcon>{icons[offer.kind]}</OfferIcon>
  )
  const time = waiting ? t('offers.waits', { count: waiting.days }) : minutes && t('offers.minutes', { count: minutes })
  const serves =
    purpose?.kind === 'goal' && target.screen === 'goal' && subject
      ? t('offers.helps', { goal: subject.title })
      : t(`offers.why.${offer.kind}`)
  const named = { subject: subject?.title, member: member?.name, count: waiting?.count ?? 1 }
  return (
    <Offer
      href={offerHref(offer, community.slug)}
      sign={sign}
      title={t(`offer.${offer.kind}`, named)}
      text={[time, serves].filter(Boolean).join(' · ')}
    />
  )
}
