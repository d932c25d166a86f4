/** The readable reference at /api: every operation, from its declaration. Static HTML, no script. */

import { urlOf } from '#faces/http.ts'
import { inputSchema, outputSchema } from '#faces/shapes.ts'
import type { Operation } from '#kernel/contract.ts'

export function referencePage(operations: Operation[]): string {
  const shown = operations.filter((operation) => !operation.hidden.includes('http'))
  const byModule = [...Map.groupBy(shown, (operation) => operation.module)]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leitstern API</title><style>${STYLE}</style></head><body>
<main><h1>The API of this Leitstern</h1>
<p>Everything the screens do. Send a personal token as <code>Authorization: Bearer …</code>; the machine-readable form is
<a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1), and assistants find the same operations at <code>/mcp</code>.</p>
<p>Times are UTC (RFC 3339), days are plain dates, lists are paged: pass <code>next</code> as <code>after</code>. A refusal is
<code>application/problem+json</code> with a <code>code</code>. The same <code>Idempotency-Key</code> within 48 hours does a thing once.</p>
<nav><ul>${byModule.map(([name]) => `<li><a href="#${name}">${name}</a></li>`).join('')}</ul></nav>
${byModule.map(([name, of]) => `<section id="${name}"><h2>${name}</h2>${of.map(article).join('')}</section>`).join('')}
</main></body></html>`
}

function article(operation: Operation): string {
  const refusals =
    operation.refusals.length > 0
      ? `<p>May refuse: ${operation.refusals.map((code) => `<code>${code}</code>`).join(', ')}</p>`
      : ''
  return `<article id="${operation.name}"><h3>${escaped(operation.does)}</h3>
<p><code><b>${operation.method}</b> ${escaped(urlOf(operation))}</code> <span>${operation.name}</span></p>
${fields('Input', inputSchema(operation))}${operation.gives === 'json' ? fields('Answer', outputSchema(operation)) : '<p>Answers with the file itself.</p>'}
${refusals}${operation.byToken ? '' : '<p>Not by token.</p>'}</article>`
}

type Field = {
  type?: string | string[]
  format?: string
  description?: string
  anyOf?: Field[]
  enum?: unknown[]
  items?: Field
}
type ObjectSchema = { properties?: Record<string, Field>; required?: string[] }

function fields(title: string, schema: ObjectSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, field]) =>
      `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${escaped(typeOf(field))}${schema.required?.includes(name) ? '' : ' (optional)'}</td><td>${escaped(field.description ?? '')}</td></tr>`,
  )
  return rows.length === 0
    ? ''
    : `<details><summary>${title}: ${rows.length}</summary><table>${rows.join('')}</table></details>`
}

function typeOf(field: Field): string {
  if (field.anyOf) return field.anyOf.map(typeOf).join(' or ')
  if (field.enum) return field.enum.map(String).join(' | ')
  if (field.type === 'array') return `list of ${field.items ? typeOf(field.items) : 'anything'}`
  return [field.format ?? field.type ?? 'anything'].flat().join(' or ')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const STYLE = `:root{color-scheme:light dark;--paper:#fcfbf9;--ink:#12202a;--quiet:#566168;--line:#dedcd4;--accent:#007573}
@media (prefers-color-scheme:dark){:root{--paper:#121b25;--ink:#f2f0ea;--quiet:#9fabb5;--line:#2a3541;--accent:#4cb8b5}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,sans-serif}main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2{font-family:Georgia,serif;font-weight:400}h2{margin-top:3rem}h3{margin:0;font-size:1rem}article{border-top:1px solid var(--line);padding:1rem 0}
article p{margin:.25rem 0}article span{color:var(--quiet)}a{color:var(--accent)}code{font-size:.875em;overflow-wrap:anywhere}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}summary{cursor:pointer;color:var(--quiet);min-height:24px}`
