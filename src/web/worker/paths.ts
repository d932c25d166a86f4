/** Which addresses are the app's own. The worker leaves all others alone: they do not even wake it where browsers can. */

/** First parts of paths that somebody else answers: programs, public pages, the operator. */
export const othersPaths = [
  'api',
  'mcp',
  'live',
  'files',
  'hooks',
  'de',
  'en',
  'site',
  'outbox',
  'metrics',
  'healthz',
  'readyz',
]
const OTHERS = new RegExp(`^/(?:${othersPaths.join('|')})(?:/|$)`)
/** `robots.txt`, `worker.js`: files beside the page. */
const FILE = /^\/[^/]+\.\w+$/

export const isOfApp = (path: string): boolean => !OTHERS.test(path) && !FILE.test(path)
