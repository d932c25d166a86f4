/**
 * The addresses in an export carry a token that opens every file of the workspace until the export is deleted. It is taken
 * out of the text of a file before that is even parsed, so nothing behind can store, log or show it.
 */

/** With its parameter name, as it stands in addresses. */
const tokenInAddress = /([?&]|\\u0026)(?:t|token)=(xox[abcdeprs]-[A-Za-z0-9-]{1,512})&?/g
const tokenAnywhere = /xox[abcdeprs]-[A-Za-z0-9-]{8,512}/g
const secretParameters = ['t', 'token', 'pub_secret']

/** For as long as an archive is open, and never written down: a steward may have its files fetched with it. */
const tokens = new WeakMap<object, string>()
export const FILES_HOST = 'files.slack.com'

export function withoutTokens(json: string, archive?: object): string {
  if (!json.includes('xox')) return json
  if (archive && !tokens.has(archive)) {
    const [found] = json.matchAll(tokenInAddress)
    if (found) tokens.set(archive, found[2]!)
  }
  return json.replace(tokenInAddress, '$1').replace(tokenAnywhere, '[token]')
}

/** An http or https address without secrets, or undefined. */
export function cleanUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  url.username = ''
  url.password = ''
  if (isSlack(url.hostname)) for (const name of secretParameters) url.searchParams.delete(name)
  return url.href.replace(/[?&]$/, '')
}

/** The address at which a file of this archive opens, where its token is known. */
export function openedUrl(archive: object, address: string): string | undefined {
  const token = tokens.get(archive)
  const url = URL.parse(address)
  if (!token || url?.protocol !== 'https:' || url.host !== FILES_HOST) return undefined
  url.searchParams.set('t', token)
  return url.href
}

function isSlack(host: string): boolean {
  return ['slack.com', 'slack-files.com'].some((own) => host === own || host.endsWith(`.${own}`))
}
