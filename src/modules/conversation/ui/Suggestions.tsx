import { IconBolt, IconCircles, IconHash, IconSlash, IconSpeakerphone } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { PersonFace } from '#web/PersonFace.tsx'
import type { Command } from '../contract-commands.ts'
import styles from './Editor.module.css'
import type { Offer, Offered } from './suggesting.ts'

const icons = { circle: IconCircles, all: IconSpeakerphone, channel: IconHash, command: IconSlash, here: IconBolt }

export function Suggestions({ offered, onLook }: { offered: Offered; onLook: (index: number) => void }) {
  const { t } = useTranslation('conversation')
  return (
    <div className={styles.offered} role="listbox" aria-label={t('suggestions')}>
      {offered.items.map((offer, index) => (
        <button
          key={offer.id}
          type="button"
          className={styles.offer}
          data-kind={offer.kind}
          role="option"
          aria-selected={index === offered.index}
          tabIndex={-1}
          onPointerEnter={() => onLook(index)}
          // Before the focus leaves the text.
          onMouseDown={(event) => {
            event.preventDefault()
            offered.take(isWord(offer) ? { ...offer, label: t(`text:${offer.kind}`) } : offer)
          }}
        >
          <Sign offer={offer} />
          <span>
            {isWord(offer) ? t(offer.kind === 'all' ? 'everyone' : 'who_is_here') : labelOf(offer)}
            {offer.command?.takes && <i> {ofCommand(t, offer.command, 'takes')}</i>}
          </span>
          {offer.command && <small>{ofCommand(t, offer.command, 'does')}</small>}
          {offer.reaches !== undefined && <small>{t('reaches', { count: offer.reaches })}</small>}
        </button>
      ))}
    </div>
  )
}

/** Nobody by name. */
const isWord = (offer: Offer): offer is Offer & { kind: 'all' | 'here' } =>
  offer.kind === 'all' || offer.kind === 'here'

/** The slash stands before it as its sign. */
const labelOf = ({ kind, label }: Offer): string => (kind === 'command' ? label.slice(1) : label)

function ofCommand(t: TFunction<'conversation'>, { module, names }: Command, what: 'does' | 'takes'): string {
  return t(`${module}:command.${names.en}_${what}` as 'command_unknown')
}

function Sign({ offer }: { offer: Offer }) {
  if (offer.kind === 'member') {
    const id = offer.id.slice('@member:'.length)
    return <PersonFace person={{ id, name: offer.label, face: offer.face ?? null }} size={24} />
  }
  const Icon = icons[offer.kind]
  return <Icon aria-hidden />
}
