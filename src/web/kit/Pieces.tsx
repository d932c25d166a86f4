import type { Piece } from './difference.ts'
import styles from './Pieces.module.css'

/** What is new is underlined, what went is struck. Few voices read `ins` and `del` aloud: words out of sight say it. */
export function Pieces({ of, added, removed }: { of: readonly Piece[]; added: string; removed: string }) {
  return of.map(({ text, is }, place) => {
    const key = `${place}`
    if (is === 'kept') return <span key={key}>{text}</span>
    const Mark = is === 'added' ? 'ins' : 'del'
    return (
      <Mark key={key} className={styles[is]}>
        <span className="sr">{is === 'added' ? added : removed} </span>
        {text}
      </Mark>
    )
  })
}
