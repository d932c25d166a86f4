/**
 * The bus of several nodes on one database: PostgreSQL's LISTEN and NOTIFY on a connection of its own, outside of all
 * transactions (a NOTIFY inside would hold a lock of the whole server until the commit).
 */
import pg from 'pg'
import * as z from 'zod'
import { type Bus, type Forget, type Hint, localBus, type Wake } from '#kernel/bus.ts'
import { newId } from '#kernel/ids.ts'

const CHANNEL = 'leitstern'
/** A payload must be shorter than 8,000 bytes (PostgreSQL, NOTIFY). */
const MOST_BYTES = 7_000
const MOST_TOPICS = 80
/** Beyond this many waiting, all is forgotten instead. */
const MOST_WAITING = 1_000
const BEAT_MS = 10_000
const ANSWER_MS = 5_000
const RETRY_MS = [100, 250, 500, 1_000, 2_000, 5_000]

/** As short as can be: [community, seq], a forget, or a hint. */
const Note = z.union([
  z.object({ w: z.tuple([z.uuid(), z.int()]) }),
  z.object({ f: z.object({ community: z.uuid().optional(), person: z.uuid().optional() }) }),
  z.object({
    h: z.object({ community: z.uuid(), topics: z.array(z.string()), frame: z.record(z.string(), z.unknown()) }),
  }),
])
type Note = z.output<typeof Note>
/** Who says it, and what. */
const Payload = z.tuple([z.string()], Note)

/** Resolves once it listens; rejects where the database cannot be reached. Later it comes back by itself. */
export async function notifyBus(url: string, report: (error: unknown, where: string) => void): Promise<Bus> {
  const local = localBus()
  const node = newId()
  const waiting = noNotes()
  let client: pg.Client | undefined
  let sending: Promise<void> | undefined
  let isClosed = false
  let failures = 0

  const hear = ({ payload = '' }: pg.Notification) => {
    const [from, ...notes] = readPayload(payload) ?? [node]
    if (from === node) return
    for (const note of notes) {
      if ('w' in note) local.wake({ community: note.w[0], seq: note.w[1] })
      else if ('f' in note) local.forget(note.f)
      else local.hint(note.h)
    }
  }

  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'leitstern bus',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    })
    fresh.on('notification', hear)
    fresh.on('error', (error) => lose(fresh, error))
    fresh.on('end', () => lose(fresh, new Error('the connection ended')))
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      await fresh.end().catch(() => {})
      throw error
    }
    if (isClosed) return fresh.end()
    client = fresh
    failures = 0
  }

  const lose = (lost: pg.Client, error: unknown) => {
    if (client !== lost) return
    client = undefined
    report(error, 'bus')
    void lost.end().catch(() => {})
    retry()
  }

  const retry = () => {
    const pause = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]
    setTimeout(async () => {
      if (isClosed) return
      try {
        await connect()
        local.forget({}) // whatever was said meanwhile was missed
        void send()
      } catch {
        retry()
      }
    }, pause).unref()
  }

  /** One at a time: what comes while one is under way leaves together with the next. */
  const send = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = undefined
    })
    return sending
  }
  const sendAll = async () => {
    while (client && !waiting.isEmpty()) {
      const on = client
      const notes = waiting.take()
      try {
        await on.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [CHANNEL, packed(node, notes)])
      } catch (error) {
        for (const note of notes) if ('f' in note) waiting.forget(note.f) // rights are not left to chance
        lose(on, error)
      }
    }
  }

  const beat = setInterval(() => {
    const on = client
    on?.query('select 1').catch((error) => lose(on, error)) // a dead wire says nothing by itself
  }, BEAT_MS)
  beat.unref()

  await connect()
  return {
    ...local,
    // A note may be lost between the last beat and a dead wire.
    keepsRightsMs: 1_000,
    wake(wake) {
      local.wake(wake)
      waiting.wake(wake)
      void send()
    },
    forget(about) {
      local.forget(about)
      waiting.forget(about)
      void send()
    },
    hint(hint) {
      local.hint(hint)
      waiting.hint(hint)
      void send()
    },
    async close() {
      await send()
      isClosed = true
      clearInterval(beat)
      const last = client
      client = undefined
      await last?.end()
      await local.close()
    },
  }
}

/** What is to be said: of each community only the newest wake. */
function noNotes() {
  let wakes = new Map<string, number>()
  let forgets: Forget[] = []
  let hints: Hint[] = []
  return {
    wake({ community, seq }: Wake) {
      if (wakes.size < MOST_WAITING || wakes.has(community))
        wakes.set(community, Math.max(seq, wakes.get(community) ?? 0))
    },
    forget(about: Forget) {
      if (forgets.length < MOST_WAITING) forgets.push(about)
      else forgets = [{}]
    },
    hint({ topics, ...hint }: Hint) {
      for (let from = 0; from < topics.length && hints.length < MOST_WAITING; from += MOST_TOPICS) {
        hints.push({ ...hint, topics: topics.slice(from, from + MOST_TOPICS) })
      }
    },
    isEmpty: () => wakes.size + forgets.length + hints.length === 0,
    /** Forgets first: what is said next is heard with the rights of now. */
    take(): Note[] {
      const notes: Note[] = [
        ...forgets.map((f) => ({ f })),
        ...[...wakes].map((w) => ({ w })),
        ...hints.map((h) => ({ h })),
      ]
      wakes = new Map()
      forgets = []
      hints = []
      return notes
    },
  }
}

/** As many payloads as it takes: JSON arrays of the sender and its notes. */
function packed(node: string, notes: Note[]): string[] {
  const payloads: string[] = []
  let parts: string[] = []
  let bytes = 0
  const close = () => {
    if (parts.length > 0) payloads.push(`[${[JSON.stringify(node), ...parts].join(',')}]`)
    parts = []
    bytes = 0
  }
  for (const note of notes) {
    const part = JSON.stringify(note)
    const size = Buffer.byteLength(part) + 1
    if (size > MOST_BYTES) continue
    if (bytes + size > MOST_BYTES) close()
    parts.push(part)
    bytes += size
  }
  close()
  return payloads
}

/** Anyone who may connect to the database can notify: nonsense is not ours. */
function readPayload(payload: string): z.output<typeof Payload> | undefined {
  try {
    return Payload.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}
