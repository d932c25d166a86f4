/** The pages a text links to, as they are asked for. Pure. */
import { nodesOf } from '#modules/text/nodes.ts'
import { parse } from '#modules/text/tree.ts'
import { MOST_PREVIEWS } from '../contract-previews.ts'

const MOST_URL = 2_000

/** Whether a text may link to a page: cheap, for the hot path; the same is asked in SQL, see shown.ts. */
export const mayLink = (text: string): boolean => text.includes('://') || text.includes('www.')

/** Each once, in the order of the text; at most as many as are shown. `house`: the address of this house, never asked. */
export function pagesLinkedIn(text: string, house: string): string[] {
  const { host } = new URL(house)
  const found = new Set<string>()
  for (const node of nodesOf(parse(text))) {
    const url = node.type === 'link' ? pageAt(node.url) : undefined
    if (url && url.host !== host) found.add(url.href)
    if (found.size === MOST_PREVIEWS) break
  }
  return [...found]
}

/** What the vetted fetch module would refuse anyhow (src/ground/fetch.ts) is not written down first. */
function pageAt(written: string): URL | undefined {
  const url = URL.parse(written)
  if (!url || !/^https?:$/.test(url.protocol) || url.port || url.username || url.password) return undefined
  url.hash = ''
  return url.href.length <= MOST_URL ? url : undefined
}
