/** What two versions of the charter have in common and where they differ, word by word. Pure. */
import { linesBetween, type Piece, wordsBetween } from '#web/kit/difference.ts'
import type { CharterShown } from './shown.ts'

export type Kept = Piece['is']
export type ValueChange = { id: string; is: Kept | 'changed'; title: Piece[]; weDo: Piece[]; weDont: Piece[] }
export type Difference = {
  mission: Piece[]
  values: ValueChange[]
  /** Line by line, each in its pieces. */
  inScope: Piece[][]
  outOfScope: Piece[][]
  /** They say the same, in the same order. */
  isNone: boolean
}

type Text = Pick<CharterShown, 'mission' | 'values' | 'inScope' | 'outOfScope'>
type Value = Text['values'][number]

export function differenceOf(before: Text, after: Text): Difference {
  const parts = {
    mission: wordsBetween(before.mission, after.mission),
    values: valuesBetween(before.values, after.values),
    inScope: linesBetween(before.inScope, after.inScope),
    outOfScope: linesBetween(before.outOfScope, after.outOfScope),
  }
  const all: readonly { is: string }[] = [
    ...parts.mission,
    ...parts.values,
    ...parts.inScope,
    ...parts.outOfScope,
  ].flat()
  const isNone = all.every(({ is }) => is === 'kept')
  return { ...parts, isNone }
}

/** In their new order; those that are gone stand at the end. */
export function valuesBetween(before: Value[], after: Value[]): ValueChange[] {
  const known = new Map(before.map((value) => [value.id, value]))
  const left = new Set(after.map(({ id }) => id))
  return [
    ...after.map((value) => changeOf(value.id, known.get(value.id), value)),
    ...before.filter(({ id }) => !left.has(id)).map((value) => changeOf(value.id, value, undefined)),
  ]
}

function changeOf(id: string, before: Value | undefined, after: Value | undefined): ValueChange {
  const words = (of: 'title' | 'weDo' | 'weDont') => wordsBetween(before?.[of] ?? '', after?.[of] ?? '')
  const said = { title: words('title'), weDo: words('weDo'), weDont: words('weDont') }
  const isSame = Object.values(said).every((pieces) => pieces.every((piece) => piece.is === 'kept'))
  return { id, is: !before ? 'added' : !after ? 'removed' : isSame ? 'kept' : 'changed', ...said }
}
