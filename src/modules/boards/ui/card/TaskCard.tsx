import {
  IconAlertCircle,
  IconCalendar,
  IconCircleCheck,
  IconClock,
  IconFlag,
  IconHandStop,
  IconLock,
  IconMessageCircle,
  IconPaperclip,
  IconRepeat,
  IconSubtask,
} from '@tabler/icons-react'
import { type MouseEvent, memo, useEffect, useRef } from 'react'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { cx } from '#web/kit/cx.ts'
import { FaceStack, type Person } from '#web/kit/Face.tsx'
import { pictureUrl } from '#web/pictures.ts'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { ChooseMark, ChosenWord } from '../choosing/ChooseMark.tsx'
import { useHeldStore, useWished } from '../columns/held.ts'
import { dueOf, dueWords } from '../due.ts'
import { valueWords } from '../fields/values.ts'
import { CardMenu } from './CardMenu.tsx'
import { LabelBar } from './LabelBar.tsx'
import styles from './TaskCard.module.css'
import { VoteMark } from './VoteMark.tsx'

type CardProps = {
  card: Card
  /** What it waits for, where that is known here. */
  waits: string | undefined
  /** It is in the hand of somebody who moves it by keys. */
  isHeld: boolean
}

/** A task as it stands in a list. The order of what it says never changes; what it has not is not there. */
export const TaskCard = memo(function TaskCard({ card, waits, isHeld }: CardProps) {
  const { community } = useHere()
  const { t, labels, mayWork, hrefOf, onOpen } = useOnBoard()
  const link = useRef<HTMLAnchorElement>(null)
  useWishedFocus(card.id, link)
  const isDone = card.closedAt !== null
  const cover = pictureUrl(community.slug, card.cover)
  const shown = card.labels.flatMap((id) => labels.get(id) ?? [])
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen(card.id)
  }
  return (
    <article className={cx(styles.card, isDone && styles.done, isHeld && styles.held)} data-task={card.id}>
      {cover && <img className={styles.cover} src={cover} alt="" loading="lazy" draggable={false} />}
      {shown.length > 0 && (
        <ul className={styles.labels} aria-label={t('ui.card.labels')}>
          {shown.map((label) => (
            <li key={label.id}>
              <LabelBar label={label} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.head}>
        <h3>
          <a ref={link} href={hrefOf(card.id)} onClick={open} draggable={false} className={styles.title}>
            {isDone && (
              <>
                <IconCircleCheck aria-hidden />
                <span className="sr">{t('ui.card.is_done')} </span>
              </>
            )}
            <ChosenWord id={card.id} />
            {card.isMilestone && !isDone && <IconFlag aria-label={t('ui.card.milestone')} role="img" />}
            <span>{card.title}</span>
          </a>
        </h3>
        {mayWork && <CardMenu card={card} />}
      </div>
      {mayWork && <ChooseMark card={card} />}
      {card.waitsFor.length > 0 && !isDone && (
        <p className={styles.waits}>
          <IconLock aria-hidden />
          {waits ? t('ui.card.waits', { title: waits }) : t('ui.card.waits_some', { count: card.waitsFor.length })}
        </p>
      )}
      {card.items && !isDone && <Share {...card.items} />}
      {card.needed !== null && !isDone && <Volunteers card={card} needed={card.needed} />}
      <Foot card={card} isDone={isDone} />
    </article>
  )
})

const MOST_TRIES = 30

/** Whoever moved it by keys, or added it, goes on from here. */
function useWishedFocus(id: string, link: { current: HTMLAnchorElement | null }) {
  const store = useHeldStore()
  const asked = useWished()
  const wish = asked?.id === id ? asked : undefined
  useEffect(() => {
    if (!wish) return
    let frame = 0
    let tries = MOST_TRIES
    // A row that was just drawn is hidden until it was measured: then it takes no focus yet.
    const take = () => {
      link.current?.focus({ preventScroll: true })
      if (document.activeElement !== link.current && tries-- > 0) {
        frame = requestAnimationFrame(take)
        return
      }
      link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      if (!store.get()) store.wish(undefined)
    }
    take()
    return () => cancelAnimationFrame(frame)
  }, [wish, link, store])
}

function Share({ done, of }: { done: number; of: number }) {
  const { t } = useOnBoard()
  return (
    <div className={styles.share}>
      <span className={styles.bar} style={{ '--part': `${(100 * done) / of}%` }} />
      <small>{t('ui.card.share', { done, of })}</small>
    </div>
  )
}

function usePeople(ids: readonly string[]): { people: Person[]; names: string } {
  const { people, listed } = useOnBoard()
  const found = ids.flatMap((id) => people.get(id) ?? [])
  return { people: found, names: found.length > 0 ? listed.format(found.map(({ name }) => name)) : '' }
}

function Volunteers({ card, needed }: { card: Card; needed: number }) {
  const { memberId } = useHere()
  const { t, mayWork, doings } = useOnBoard()
  const { people, names } = usePeople(card.assignees)
  const count = card.assignees.length
  const isIn = memberId !== null && card.assignees.includes(memberId)
  const isFull = count >= needed
  return (
    <div className={styles.volunteers}>
      {people.length > 0 ? (
        <FaceStack people={people} size={24} label={names} ground="raised" />
      ) : (
        <IconHandStop aria-hidden />
      )}
      <span className={styles.places}>
        {count === 0 ? t('ui.card.wanted', { count: needed }) : t('ui.card.joined', { count, needed })}
      </span>
      {mayWork && !isIn && !isFull && (
        <Button size="s" look="soft" className={styles.join} onClick={() => doings.toggleMine(card)}>
          {t('ui.card.join')}
        </Button>
      )}
      {isIn && <span className={styles.mine}>{t('ui.card.is_in')}</span>}
    </div>
  )
}

function Foot({ card, isDone }: { card: Card; isDone: boolean }) {
  const { me } = useHere()
  const { t, language, fields, today, people: all, isVoting: areWanted } = useOnBoard()
  const votes = areWanted && (!isDone || card.votes > 0)
  const shows = card.needed === null || isDone
  const { people, names } = usePeople(shows ? card.assignees : [])
  const due = dueOf(card, today, { language, timeZone: me.timeZone })
  const values = fields.flatMap(
    (field) => valueWords(field, card.values[field.id], { language, people: all, yes: t('ui.card.yes') }) ?? [],
  )
  const repeats = card.repeats && !isDone
  const hasHours = isDone && card.minutesGiven > 0
  const counted = [
    { key: 'parts', icon: <IconSubtask aria-hidden />, count: card.parts && `${card.parts.done}/${card.parts.of}` },
    { key: 'comments', icon: <IconMessageCircle aria-hidden />, count: card.comments || null },
    { key: 'files', icon: <IconPaperclip aria-hidden />, count: card.files || null },
  ].filter(({ count }) => count !== null)
  const hasFoot = (due && !isDone) || hasHours || repeats || votes || counted.length + people.length > 0
  if (values.length === 0 && !hasFoot) return null
  return (
    <>
      {values.length > 0 && (
        <p className={styles.values}>
          {values.map(({ name, words, tone }) => (
            <span key={name}>
              {name}: {tone === undefined ? <b>{words}</b> : <LabelBar label={{ name: words, tone }} />}
            </span>
          ))}
        </p>
      )}
      {hasFoot && (
        <footer className={styles.foot}>
          {due && !isDone && (
            <span className={styles.due} data-is={due.is}>
              {due.is === 'today' || due.is === 'late' ? <IconAlertCircle aria-hidden /> : <IconCalendar aria-hidden />}
              <span className="sr">{t('ui.card.due')} </span>
              {dueWords(due, t)}
            </span>
          )}
          {repeats && (
            <span>
              <IconRepeat aria-label={t('ui.card.repeats')} role="img" />
            </span>
          )}
          {hasHours && (
            <span>
              <IconClock aria-hidden />
              {t('ui.card.hours', { hours: hoursIn(card.minutesGiven, language) })}
            </span>
          )}
          {votes && <VoteMark card={card} />}
          {counted.map(({ key, icon, count }) => (
            <span key={key}>
              {icon}
              <span className="sr">{t(`ui.card.${key}`)} </span>
              {count}
            </span>
          ))}
          {people.length > 0 && (
            <span className={styles.faces}>
              <FaceStack people={people} size={24} label={names} ground={isDone ? 'paper' : 'raised'} />
            </span>
          )}
        </footer>
      )}
    </>
  )
}

const hoursIn = (minutes: number, language: string) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(minutes / 60)
