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
    isKept: true,
    outboxPage: () => page(kept.toReversed()),
  }
}

type Kept = { at: string; letter: Letter }

const looks = `
:root{color-scheme:light dark;background:light-dark(#f5f4f0,#0c141d);color:light-dark(#12202a,#f2f0ea)}
body{font:16px/1.6 Figtree,system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1,h2{font-family:Newsreader,'Iowan Old Style',Georgia,serif;font-weight:400;line-height:1.2}
h1{margin:0 0 .5rem;font-size:2rem}h2{margin:0;font-size:1.4rem}p{margin:.25rem 0}
p,small{color:light-dark(#566168,#9fabb5)}
article{margin-top:1.25rem;padding:1.25rem 1.5rem;border-radius:16px;background:light-dark(#fff,#1b2631);
box-shadow:inset 0 0 0 1px light-dark(#dedcd4,#2a3541)}
a{color:light-dark(#007573,#4cb8b5);text-underline-offset:3px}
:focus-visible{outline:2px solid light-dark(#007573,#4cb8b5);outline-offset:2px}
pre{margin:1rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}`

function page(letters: Kept[]): string {
  const shown = letters.map(
    ({ at, letter }) => `<article><h2>${escaped(letter.subject)}</h2>
<p><small>${escaped(letter.to)} · <time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time></small></p>
<pre>${linked(letter.text)}</pre></article>`,
  )
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width"><title>Leitstern · Outbox</title><style>${looks}</style></head>
<body><main><h1>Briefe · Letters</h1><p>Noch ohne Mailserver: Briefe bleiben hier. · No mail server yet: letters stay here.</p>
${shown.join('\n') || '<p>Noch keine. · None yet.</p>'}</main></body></html>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!)

/** Links are found before escaping, so that nothing escaped becomes part of an address. */
function linked(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/)
  return parts.map((part, n) => (n % 2 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part))).join('')
}
