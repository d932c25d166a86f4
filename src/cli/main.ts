/** The operator's commands. Exits with 0 done, 1 refused, 2 not understood, 3 no server is running. */

import { hasWord, t } from '#kernel/words.ts'
import type { Finding, Retention } from '#modules/admin/contract.ts'
import type { Report } from '#modules/imports/contract.ts'
import { readConfig } from '../config.ts'
import { type Answer, callServer } from './call.ts'
import { type Command, type Restoring, type Said, Usage, understand } from './commands.ts'

const environmentLanguage = (process.env.LC_ALL || process.env.LANG || 'de').startsWith('de') ? 'de' : 'en'

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  let said: Said
  try {
    said = understand(args)
  } catch (error) {
    if (!(error instanceof Usage)) throw error
    console.error(`${t(environmentLanguage, 'admin:cli.notUnderstood', { what: error.message })}\n\n${help()}`)
    return 2
  }
  if (!said.command) {
    console.log(help())
    return 0
  }
  return 'restore' in said.command ? putBack(said.command, said) : obey(said.command, said)
}

function help(): string {
  return t(environmentLanguage, 'admin:cli.help')
}

async function obey(command: Command, { json, language = environmentLanguage }: Said): Promise<number> {
  let answer: Answer | undefined
  try {
    answer = await callServer(readConfig(process.env).dataDir, command)
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'ECONNRESET') {
      console.error(t(language, 'admin:cli.brokenOff'))
      return 1
    }
    if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') throw error
    console.error(t(language, 'admin:cli.cannotRead', { path: path ?? command.files?.[0] }))
    return 2
  }
  if (!answer) {
    console.error(t(language, 'admin:cli.notRunning'))
    return 3
  }
  const isDone = answer.status === 200
  if (json) console.log(JSON.stringify(answer.body))
  else if (isDone) console.log(told(command, answer.body, language))
  else console.error(refusal(command, answer.body, language))
  if (isDone && command.operation === 'admin.inspect') return answer.body.isWell ? 0 : 1
  return isDone ? 0 : 1
}

async function putBack(command: Restoring, { json, language = environmentLanguage }: Said): Promise<number> {
  const { restoreInto } = await import('./restore.ts') // brings PostgreSQL along: only here
  try {
    const done = await restoreInto(readConfig(process.env), command)
    console.log(json ? JSON.stringify(done) : t(language, 'admin:cli.done.restore', done))
    return 0
  } catch (error) {
    const { code, message, path } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
      console.error(t(language, 'admin:cli.cannotRead', { path: path ?? command.restore }))
      return 2
    }
    const key = `admin:cli.restore.${code}`
    console.error(hasWord(language, key) ? t(language, key, { ...(error as object) }) : message)
    return 1
  }
}

function refusal({ operation }: Command, { code, fields }: Answer['body'], language: string): string {
  const keys = [`${operation.split('.')[0]}:refusal.${code}`, `admin:refusal.${code}`]
  const key = keys.find((each) => hasWord(language, each)) ?? 'admin:refusal.bug'
  const wrong = Object.entries((fields ?? {}) as Record<string, string>).map(([field, why]) => `\n  ${field}: ${why}`)
  return t(language, key) + wrong.join('')
}

function told(command: Command, body: Answer['body'], language: string): string {
  const { operation, input } = command
  if (operation === 'admin.inspect') return (body.findings as Finding[]).map((each) => line(each, language)).join('\n')
  if (operation === 'admin.readRetention')
    return (body.items as Retention[]).map((each) => kept(each, language)).join('\n')
  // Alone on its line, so that a script can take it as it is.
  if (operation === 'people.createTokenFor') return String(body.secret)
  if (operation.startsWith('imports.')) return broughtIn(body as Report, input.dryRun === true, language)
  if (command.into)
    return t(language, `admin:cli.done.${operation}`, { path: command.into, size: sizeOf(body, language) })
  const key = `admin:cli.done.${operation}`
  return hasWord(language, key) ? t(language, key, body) : JSON.stringify(body, null, 2)
}

/** What came, or would: figures first, then what was left out, changed and lost, most first. */
function broughtIn(report: Report, isDry: boolean, language: string): string {
  const said = (part: 'skipped' | 'changed' | 'lost', what: string, count: number) => {
    const key = `imports:${part}.${what}`
    return `  ${t(language, hasWord(language, key) ? key : 'imports:skipped.other')}: ${count}`
  }
  const parts = [
    [t(language, 'admin:cli.skipped'), report.skipped.map(({ reason, count }) => said('skipped', reason, count))],
    [t(language, 'admin:cli.changed'), report.changed.map(({ what, count }) => said('changed', what, count))],
    [t(language, 'admin:cli.lost'), report.lost.map(({ what, count }) => said('lost', what, count))],
  ] as const
  const lists = parts.flatMap(([title, lines]) => (lines.length > 0 ? [title, ...lines] : []))
  const what = report.tasks === undefined ? '' : 'Boards'
  return [t(language, `admin:cli.${isDry ? 'wouldBring' : 'brought'}${what}`, report), ...lists].join('\n')
}

function sizeOf({ size }: Answer['body'], language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(
    Number(size) / 1e6,
  )
}

function kept({ name, keptHours, removed, lastRemoved, lastRemovedAt }: Retention, language: string): string {
  const key = `admin:retention.${name}`
  const unit = keptHours > 0 && keptHours % 24 === 0 ? 'days' : 'hours'
  const count = unit === 'days' ? keptHours / 24 : keptHours
  const parts = [
    hasWord(language, key) ? t(language, key) : name,
    t(language, `admin:retention.${count === 0 ? 'none' : unit}`, { n: count }),
    t(language, 'admin:retention.removed', { n: removed }),
    lastRemovedAt && t(language, 'admin:retention.last', { n: lastRemoved, at: lastRemovedAt.slice(0, 16) }),
  ]
  return `· ${parts.filter(Boolean).join(' · ')}`
}

function line({ what, state, figures }: Finding, language: string): string {
  const counted = Object.entries(figures).map(([name, n]) => `${t(language, `admin:figure.${name}`)} ${n}`)
  const parts = [t(language, `admin:finding.${what}.${state}`), ...counted]
  return `${{ well: '✓', look: '·', bad: '✗' }[state]} ${parts.join(' · ')}`
}
