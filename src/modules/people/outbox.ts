/** Kept letters: where no mail server is set and only this computer reaches us, letters are read on a page. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkLetter, type Letter, type Mail } from '#kernel/mail.ts'

const MOST = 200

export type Outbox = Mail & { outboxPage(): string }

export function openOutbox(dataDir: string, now: () => Date = () => new Date()): Outbox {
  const folder = join(dataDir, 'outbox')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const kept = files.sort().map((name) => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept) }))
  return {
    async send(letter) {
      checkLetter(letter)
      const at = now().toISOString()
      const name = `${at.replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.json`
      writeFileSync(join(folder, name), JSON.stringify({ at, letter }), { mode: 0o600 })
      kept.push({ name, at, letter })
      for (const old of kept.splice(0, Math.max(0, kept.length - MOST))) rmSync(join(folder, old.name), { force: true })
    },
    outboxPage: () => page(kept.toReversed()),
  }
}

type Kept = { at: string; letter: Letter }

function page(letters: Kept[]): string {
  const shown = letters.map(
    ({ at, letter }) => `<article><h2>${escaped(letter.subject)}</h2>
<p><small>${escaped(letter.to)} · <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time></small></p>
<pre>${linked(letter.text)}</pre></article>`,
  )
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width"><title>Outbox</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
article{border-top:1px solid #8886;padding:1rem 0}h2{font-size:1.1rem;margin:0}p{margin:.25rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}</style></head><body><main><h1>Outbox</h1>
${shown.join('\n') || '<p>Noch keine Briefe. · No letters yet.</p>'}</main></body></html>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!)

/** Links are found before escaping, so that nothing escaped becomes part of an address. */
function linked(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/)
  return parts.map((part, n) => (n % 2 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part))).join('')
}
