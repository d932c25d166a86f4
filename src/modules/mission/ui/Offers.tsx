import { IconCheck, IconFileText, IconMessageCircle, IconRuler, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type * as z from 'zod'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Face } from '#web/kit/Face.tsx'
import { Offer, OfferIcon } from '#web/kit/Offer.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { pictureUrl } from '#web/pictures.ts'
import type { Offer as OfferContract } from '../contract-home.ts'

type OfferShown = z.output<typeof OfferContract>

const icons: Partial<Record<OfferShown['kind'], ReactNode>> = {
  accept_charter: <IconFileText aria-hidden />,
  introduce_yourself: <IconMessageCircle aria-hidden />,
  complete_profile: <IconUser aria-hidden />,
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
  const { community, memberId } = useHere()
  const { member, minutes, subject, purpose } = offer
  const sign = member ? (
    <Face
      person={{ id: member.id, name: member.name, photo: pictureUrl(community.slug, member.face) }}
      size={40}
      named
    />
  ) : (
    <OfferIcon>{icons[offer.kind]}</OfferIcon>
  )
  const serves =
    purpose?.kind === 'goal' && subject ? t('offers.helps', { goal: subject.title }) : t(`offers.why.${offer.kind}`)
  const text = [minutes && t('offers.minutes', { count: minutes }), serves].filter(Boolean).join(' · ')
  return (
    <Offer
      href={hrefOf(offer, community.slug, memberId)}
      sign={sign}
      title={t(`offer.${offer.kind}`, { subject: subject?.title, member: member?.name })}
      text={text}
    />
  )
}

function hrefOf({ target, kind }: OfferShown, slug: string, memberId: string | null): string {
  if (target.screen === 'charter') return inCommunity(slug, 'charter')
  if (target.screen === 'channel') return inCommunity(slug, 'talk', target.id ?? '')
  if (target.screen === 'goal')
    return inCommunity(slug, 'goals', target.id ?? '') + (kind === 'record_reading' ? '?record=yes' : '')
  return inCommunity(slug, 'people', target.id ?? memberId ?? '')
}
