/** What stands in a message below its words: the card it carries, and one for each subject it links. */
import type { Names } from '#modules/text/names.ts'
import { shownAs } from '#web/kinds.ts'
import { Loaded } from '#web/Loaded.tsx'
import { useOffered } from '#web/offered.ts'
import type { Message } from '../contract.ts'
import styles from './MessageCards.module.css'
import { tokensIn } from './tokens-in.ts'

/** Further links are links and nothing more. */
const MOST = 3

export function MessageCards({ message, names }: { message: Message; names: Names }) {
  const { cards } = useOffered()
  const { card, text } = message
  const carried = card && cards.find(({ kind }) => kind === card.kind)
  const linked = new Set(tokensIn(text).flatMap(({ kind, id }) => (kind === 'subject' ? id : [])))
  const shown = [...linked].flatMap((id) => {
    const load = shownAs(names.subject(id)?.kind ?? '')?.card
    return load ? { id, load } : []
  })
  if (!carried && shown.length === 0) return null
  const coming = <div className={styles.coming} />
  return (
    <div className={styles.cards}>
      {carried && <Loaded load={carried.load} with={{ message, data: card.data }} instead={coming} />}
      {shown.slice(0, MOST).map(({ id, load }) => (
        <Loaded key={id} load={load} with={{ id }} instead={coming} />
      ))}
    </div>
  )
}
