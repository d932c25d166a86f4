/** What an archive says, as we may write it: it gives nobody an account, a role or a reader, and no link but to the web. */
import type { Noun, Row } from '#kernel/exporting.ts'

const MOST_LINK = 2_000

/** Undefined: not for anybody here. `onLink`: of a link that was left out. */
export function harmless(
  { table, arrives = (row) => row }: Pick<Noun, 'table' | 'arrives'>,
  given: Row,
  onLink: () => void,
): Row | undefined {
  const row = arrives(given)
  const safe = linked(row, onLink)
  if (table === 'member') return { ...safe, kind: row.kind === 'organisation' ? 'organisation' : 'placeholder' }
  if (table !== 'subject') return safe
  // Direct conversations are in no export. What it hangs on may come later: see `link` in carry.ts.
  return row.audience === 'direct' ? undefined : { ...safe, ...unlinked }
}

const unlinked = {
  parent_id: null,
  own_purpose_id: null,
  own_purpose_kind: null,
  purpose_id: null,
  purpose_kind: null,
}

export const isWeb = (address: unknown): boolean =>
  typeof address === 'string' && address.length <= MOST_LINK && /^https?:\/\//.test(address)

function linked(row: Row, onLink: () => void): Row {
  const safe = { ...row }
  if (Array.isArray(row.links)) {
    safe.links = row.links.filter(isWeb)
    for (const link of row.links) if (!isWeb(link)) onLink()
  }
  for (const [name, none] of [
    ['link', ''],
    ['source_url', null],
  ] as const) {
    if (!row[name] || isWeb(row[name])) continue
    onLink()
    safe[name] = none
  }
  return safe
}
