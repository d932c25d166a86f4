/** The path of every operation: parse → find → allow → run → record, in one transaction of two round trips. */
import { sql } from 'kysely'
import type { Blobs } from './blobs.ts'
import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import type { Activity, DataOf, InputOf, Operation, OutputOf, Upload } from './contract.ts'
import { type Database, type Db, prepared, type Transaction } from './database.ts'
import type { Erasures } from './erasures.ts'
import { claimKey, isKey, type KeyUse } from './idempotency.ts'
import { INSTANCE } from './ids.ts'
import { appendToLog, type Recorded } from './log.ts'
import type { Mail } from './mail.ts'
import type { Outside } from './outside.ts'
import { parse } from './parse.ts'
import type { Presence } from './presence.ts'
import { Refusal } from './refusal.ts'
import type { Seal } from './seal.ts'
import { type Actor, actorIn, type CommunityRef, type Identity, type Tenancy } from './tenancy.ts'

/** What the house needs of the world around it; a test gives its own. */
export interface House {
  db: Database
  /** Rights only on the functions that span communities. */
  clerk: Database
  tenancy: Tenancy
  bus: Bus
  clock: Clock
  /** Checks every answer against its contract (tests and development). */
  strict: boolean
  baseUrl: string
  mail: Mail
  blobs: Blobs
  presence: Presence
  erasures: Erasures
  outside: Outside
  seal: Seal
}

type About<Op extends Operation> = {
  db: Db
  actor: Actor
  input: InputOf<Op>
  /** The community of the path; operations `within: 'instance'` must not read it. */
  community: CommunityRef
  now: Date
  house: House
}
export type PrepareContext<Op extends Operation, Found> = Omit<About<Op>, 'db'> & {
  found: Found
  upload: Upload | undefined
  refuse(code: string): Refusal
}
export type RunContext<Op extends Operation, Found, Prepared = undefined> = About<Op> & {
  found: Found
  prepared: Prepared
  upload: Upload | undefined
  /** Tells the log what happened. Returns at once; numbered and written with the commit. */
  record<A extends Activity>(activity: A, subjectId: string | null, data: DataOf<A>): void
  refuse(code: string): Refusal
  /** Only for operations within the instance that make or touch a community: the transaction goes on inside it. */
  enter(community: string, asMember?: string): void
  /** Names what was made, for a replay by idempotency key, where the answer itself has no `id`. */
  made(id: string): void
  /** Runs once the transaction is committed. */
  afterCommit(then: () => void): void
  /** Signs the caller's browser in with this session's token, or out with `null`. */
  setSession(token: string | null, expires?: Date): void
}

type Numbered<Output> = (seq: number) => Output

export type Handler<Op extends Operation = Operation, Found = unknown, Prepared = unknown> = {
  /** What it is about, as this actor sees it; `undefined` answers 404. */
  find: (about: About<Op>) => Promise<Found | undefined>
  /** May this actor do this to it: a pure rule. */
  allow: (about: { actor: Actor; found: Found; input: InputOf<Op>; community: CommunityRef }) => boolean
  /**
   * Slow work (hashing a password, writing a picture anew) that holds no connection: done once, between a first look by
   * `find` and `allow` and the transaction in which both look again. `run` gets its answer.
   */
  prepare?(context: PrepareContext<Op, Found>): Promise<Prepared>
  /** A function as answer is called after the commit, with the log number of the first activity. */
  run(context: RunContext<Op, Found, Prepared>): Promise<OutputOf<Op> | Numbered<OutputOf<Op>>>
  /** The current state of what an earlier call with the same idempotency key made; `ref` is its id. */
  again?(context: About<Op> & { found: Found; ref: string }): Promise<OutputOf<Op>>
  /** Names of database constraints and the refusal that their violation means. */
  conflicts?: Record<string, string>
}

/** For operations about the community as a whole, or about nothing that could be hidden. */
export const theCommunity = async ({ community }: { community: CommunityRef }): Promise<CommunityRef> => community

const handlers = new Map<string, { operation: Operation; handler: Handler }>()

/** Says how an operation is done. */
export function handle<Op extends Operation, Found, Prepared = undefined>(
  operation: Op,
  handler: Handler<Op, Found, Prepared>,
): void {
  if (handlers.has(operation.name)) throw new Error(`${operation.name} is handled twice`)
  handlers.set(operation.name, { operation, handler: handler as unknown as Handler })
}

export const operationsHandled = (): Operation[] => [...handlers.values()].map(({ operation }) => operation)
export const handlerOf = (operation: Operation): Handler => handlers.get(operation.name)!.handler
export const operationNamed = (name: string): Operation | undefined => handlers.get(name)?.operation

/** `cause`: what set it off where no person did, kept with its activities. */
export type Call = { by: Identity; community?: string; key?: string | undefined; upload?: Upload; cause?: string }
export type SessionEffect = { token: string | null; expires?: Date | undefined }
export type Done<Output> = { output: Output; replayed: boolean; session?: SessionEffect | undefined }

export async function perform<Op extends Operation>(
  house: House,
  operation: Op,
  rawInput: unknown,
  call: Call,
): Promise<Done<OutputOf<Op>>> {
  const handler = handlers.get(operation.name)?.handler as Handler<Op> | undefined
  if (!handler) throw new Error(`${operation.name} has no handler`)
  const community = await communityOf(house, operation, call)
  const actor = await actorIn(house.tenancy, call.by, community)
  const input = parse(operation, rawInput)
  mustBeInScope(operation, actor)
  if (call.key !== undefined && !isKey(call.key))
    throw new Refusal('invalid', 'invalid', { 'idempotency-key': 'length' })
  const asked: Asked<Op> = { actor, community, input, call }
  const prepared = handler.prepare && (await prepare(house, handler, asked))
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(house, operation, handler, { ...asked, prepared })
    } catch (error) {
      if (attempt < 4 && isTransient(error)) continue
      throw translated(error, handler)
    }
  }
}

type Asked<Op extends Operation> = { actor: Actor; community: CommunityRef | null; input: InputOf<Op>; call: Call }

async function prepare<Op extends Operation>(house: House, handler: Handler<Op>, asked: Asked<Op>): Promise<unknown> {
  const { actor, input, call } = asked
  const community = asked.community as CommunityRef
  const about = { actor, input, community, now: house.clock.now(), house }
  const found = await house.db.transaction(community?.id ?? INSTANCE, (db) => look(handler, { ...about, db }))
  return handler.prepare?.({ ...about, found, upload: call.upload, refuse: (code) => new Refusal('refused', code) })
}

export async function look<Op extends Operation>(handler: Handler<Op>, about: About<Op>): Promise<unknown> {
  const { actor, input, community } = about
  const found = await handler.find(about)
  if (found === undefined) throw new Refusal(actor.kind === 'visitor' && !community ? 'signed_out' : 'not_found')
  if (!handler.allow({ actor, found, input, community })) {
    throw new Refusal(actor.kind === 'visitor' ? 'signed_out' : 'forbidden')
  }
  return found
}

async function attemptOnce<Op extends Operation>(
  house: House,
  operation: Op,
  handler: Handler<Op>,
  { actor, community, input, call, prepared }: Asked<Op> & { prepared: unknown },
): Promise<Done<OutputOf<Op>>> {
  const recorded: Recorded[] = []
  const after: (() => void)[] = []
  let made: string | null = null
  let session: SessionEffect | undefined
  let home = community?.id ?? null
  let appending: Promise<number> | undefined
  let teller = actor.memberId
  // What belongs to no community stands under the instance's own id, behind the same wall.
  const done = await house.db.transaction(home ?? INSTANCE, async (tx) => {
    if (call.cause) tx.send(causedBy({ cause: call.cause }))
    const now = house.clock.now()
    const about: About<Op> = { db: tx, actor, input, community: community as CommunityRef, now, house }
    const key = call.key === undefined ? undefined : claimKey(tx, { key: call.key, operation, actor, home, input, now })
    key?.catch(() => {}) // awaited after the look, which may fail first
    const found = await look(handler, about)
    const use = await key
    if (use && !use.first) return { output: await replay(handler, { ...about, found }, use), replayed: true }
    const output = await handler.run({
      ...about,
      found,
      prepared,
      upload: call.upload,
      record: (activity, subjectId, data) => {
        recorded.push({ kind: activity.kind, subjectId, data: activity.data.parse(data) as Record<string, unknown> })
      },
      refuse: (code) => new Refusal('refused', code),
      enter: (id, memberId) => {
        home = id
        teller = memberId ?? teller
        tx.enter(id)
      },
      afterCommit: (then) => after.push(then),
      setSession: (token, expires) => {
        session = { token, expires }
      },
      made: (id) => {
        made = id
      },
    })
    if (use && home !== (community?.id ?? null)) tx.enter(community?.id ?? INSTANCE)
    use?.keep(tx, (output as { id?: string } | null)?.id ?? made)
    if (use && home && home !== community?.id) tx.enter(home)
    // Not awaited: it leaves in one packet with the writes of `run` and the commit.
    if (recorded.length > 0) appending = append(tx, { home, teller, operation, now, recorded })
    return { output, replayed: false }
  })
  for (const then of after) then()
  const seq = await appending
  const output = numbered(done.output, (seq ?? 0) - recorded.length + 1)
  if (seq !== undefined) setImmediate(() => house.bus.wake({ community: home!, seq, recorded })) // the author is answered first
  if (house.strict && operation.gives === 'json') checkAnswer(operation, output)
  return { output, replayed: done.replayed, session }
}

const causedBy = prepared((a: { cause: string }) => sql`select set_config('app.cause', ${a.cause}, true)`)

function numbered<Output>(output: Output | Numbered<Output>, seq: number): Output {
  return typeof output === 'function' ? (output as Numbered<Output>)(seq) : output
}

type Append = { home: string | null; teller: string | null; operation: Operation; now: Date; recorded: Recorded[] }

function append(tx: Transaction, { home, teller, operation, now, recorded }: Append): Promise<number> {
  if (!home) throw new Error(`${operation.name} records, but is in no community`)
  const into = { community: home, actor: teller, operation: operation.name, at: now }
  const appending = appendToLog(tx, into, recorded)
  appending.catch(() => {}) // the commit reports it
  tx.releaseNumbered()
  return appending
}

async function replay<Op extends Operation, Found>(
  handler: Handler<Op, Found>,
  about: About<Op> & { found: Found },
  use: KeyUse,
): Promise<OutputOf<Op>> {
  if (!use.sameInput) throw new Refusal('refused', 'key_reused')
  if (handler.again && use.ref) return handler.again({ ...about, ref: use.ref })
  if (use.ref) throw new Refusal('refused', 'already_done')
  return {} as OutputOf<Op>
}

export async function communityOf(house: House, operation: Operation, call: Call): Promise<CommunityRef | null> {
  if (operation.within === 'instance') return null
  const community = call.community === undefined ? undefined : await house.tenancy.communityBySlug(call.community)
  if (!community) throw new Refusal('not_found')
  return community
}

/** A scope is an operation's name, `module:read` or `module:write`; some things no token may do. */
export function inScope(operation: Operation, scopes: readonly string[]): boolean {
  if (!operation.byToken) return false
  const module = operation.module
  if (scopes.includes(operation.name) || scopes.includes(`${module}:write`)) return true
  return operation.effect === 'read' && scopes.includes(`${module}:read`)
}

function mustBeInScope(operation: Operation, actor: Actor) {
  if (actor.scopes && !inScope(operation, actor.scopes)) throw new Refusal('forbidden', 'out_of_scope')
}

type DatabaseError = { code?: string; constraint?: string }

/** Serialization failure and deadlock (SQLSTATE 40001, 40P01): the transaction may simply be tried again. */
function isTransient(error: unknown): boolean {
  const { code } = error as DatabaseError
  return code === '40001' || code === '40P01'
}

function translated(error: unknown, handler: Handler<never>): unknown {
  const { constraint } = error as DatabaseError
  const code = constraint === undefined ? undefined : handler.conflicts?.[constraint]
  return code === undefined ? error : new Refusal('refused', code)
}

function checkAnswer(operation: Operation, output: unknown) {
  const checked = operation.output.safeParse(output instanceof JsonText ? JSON.parse(output.text) : output)
  if (!checked.success) throw new Error(`${operation.name} answers against its contract: ${checked.error.message}`)
}

/** An answer that the database already wrote as JSON: faces pass it on without parsing (.13 ms against .6). */
export class JsonText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
/** Marks JSON text as the operation's answer; its shape is checked in tests and development. */
export const json = <Output>(text: string): Output => new JsonText(text) as unknown as Output
