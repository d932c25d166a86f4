/** What can be said at the command line, and which operation each of it is. */
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { CommandCall } from '#modules/admin/socket.ts'

export type Command = CommandCall & {
  /** sent along: one as it is, several as one zip */
  files?: string[]
  /** where what is answered goes */
  into?: string
}
/** Done without the server, which must not run meanwhile. */
export type Restoring = { restore: string; erasures: string | undefined }
/** The command cannot be understood: which word of ours says why. */
export class Usage extends Error {}

const options = {
  name: { type: 'string' },
  email: { type: 'string' },
  person: { type: 'string' },
  community: { type: 'string' },
  slug: { type: 'string' },
  preset: { type: 'string' },
  owner: { type: 'string' },
  language: { type: 'string' },
  'time-zone': { type: 'string' },
  days: { type: 'string' },
  erasures: { type: 'string' },
  scope: { type: 'string', multiple: true },
  'password-stdin': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'opener-stdin': { type: 'boolean' },
  retention: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

function parse(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true, strict: true })
}
type Values = ReturnType<typeof parse>['values']

export type Said = { command: Command | Restoring | undefined; json: boolean; language: string | undefined }

/** `command` is undefined where help was asked for. Throws `Usage`. */
export function understand(args: string[], readPassword = readStdin): Said {
  const { values, positionals } = parsed(args)
  const json = values.json === true
  const language = values.language
  if (values.help || positionals.length === 0) return { command: undefined, json, language }
  const [noun = '', ...after] = positionals
  const [verb, ...given] = noun in makers ? ['', ...after] : after
  const [subject, ...rest] = given
  const said = `${noun} ${verb ?? ''}`.trim()
  if (rest.length > 0 && !takesSeveral.has(said)) throw new Usage(rest[0])
  const make = makers[said]
  if (!make) throw new Usage(said)
  return { command: make(values, subject, readPassword, rest), json, language }
}

function parsed(args: string[]) {
  try {
    return parse(args)
  } catch (error) {
    throw new Usage((error as Error).message)
  }
}

type Maker = (
  values: Values,
  subject: string | undefined,
  readPassword: () => string,
  further: string[],
) => Command | Restoring

const takesSeveral = new Set(['import trello', 'import asana'])

const makers: Record<string, Maker> = {
  'person add': (values, email, readPassword) => ({
    operation: 'people.addPerson',
    input: filled({
      email: needed('EMAIL', email),
      name: values.name,
      password: values['password-stdin'] ? readPassword() : undefined,
      language: values.language,
      timeZone: values['time-zone'],
    }),
  }),
  'person codes-off': (_values, email) => ({
    operation: 'people.turnOffSecondStepOf',
    input: { email: needed('EMAIL', email) },
  }),
  'community found': (values, slug) => ({
    operation: 'founding.foundByOperator',
    input: filled({
      slug: needed('SLUG', slug ?? values.slug),
      name: needed('--name', values.name),
      preset: values.preset,
      ownerEmail: needed('--owner', values.owner ?? values.person),
      language: values.language,
    }),
  }),
  'token create': (values) => ({
    operation: 'people.createTokenFor',
    input: filled({
      email: needed('--person', values.person ?? values.email),
      community: needed('--community', values.community),
      name: values.name ?? 'command line',
      scopes: values.scope,
      days: values.days === undefined ? undefined : Number(values.days),
    }),
  }),
  'import slack': bring('imports.importSlack'),
  'import mattermost': bring('imports.importMattermost'),
  'import trello': bring('imports.importTrello'),
  'import asana': bring('imports.importAsana'),
  'import leitstern': (values, file) => ({
    operation: 'arriving.importCommunity',
    community: needed('--community', values.community),
    input: { name: basename(needed('FILE', file)) },
    files: [resolve(needed('FILE', file))],
  }),
  export: (values, file) => ({
    operation: 'leaving.exportCommunity',
    community: needed('--community', values.community),
    input: {},
    into: resolve(needed('FILE', file)),
  }),
  backup: (_values, file) => ({ operation: 'admin.backUp', input: {}, into: resolve(needed('FILE', file)) }),
  restore: (values, file) => ({
    restore: resolve(needed('FILE', file)),
    erasures: values.erasures === undefined ? undefined : resolve(values.erasures),
  }),
  doctor: ({ retention }) => ({ operation: retention ? 'admin.readRetention' : 'admin.inspect', input: {} }),
}

function bring(operation: string): Maker {
  return (values, file, readSecret, further) => ({
    operation,
    community: needed('--community', values.community),
    input: filled({
      name: basename(needed('FILE', file)),
      dryRun: values['dry-run'],
      opener: values['opener-stdin'] ? openerIn(readSecret()) : undefined,
    }),
    files: [needed('FILE', file), ...further].map((one) => resolve(one)),
  })
}

/** Key and token, on a line each or beside each other. */
function openerIn(said: string) {
  const [key, token] = said.split(/\s+/).filter(Boolean)
  return { key: needed('KEY', key), token: needed('TOKEN', token) }
}

function needed(what: string, value: string | undefined): string {
  if (!value) throw new Usage(what)
  return value
}

const filled = (input: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))

/** A password never stands in the arguments: other users of the machine can read those. */
const readStdin = () => readFileSync(0, 'utf8').replace(/\r?\n$/, '')
