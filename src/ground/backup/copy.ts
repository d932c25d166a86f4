/** COPY of whole tables over pg's own connection, chunk by chunk, with the pace of whoever reads or writes. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'

/** The parts of pg's connection that a query of one's own may use (as in kernel/trip.ts). */
type Connection = {
  stream: Writable & { pause(): void; resume(): void }
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

const CHUNK = 1024 * 1024
const MOST_WAITING = 4

/** `text` is a `copy … to stdout`. Chunks have about a megabyte and hold whole rows: the server sends each as one message. */
export async function* copyOut(client: pg.ClientBase, text: string): AsyncGenerator<Buffer> {
  const ready: Buffer[] = []
  let filling: Buffer[] = []
  let size = 0
  let wire: Connection | undefined
  let outcome: { error?: unknown } | undefined
  let wake = () => {}
  const flush = () => {
    if (size > 0) ready.push(Buffer.concat(filling, size))
    filling = []
    size = 0
    wake()
  }
  const end = (error?: unknown) => {
    outcome ??= { error }
    flush()
  }
  submit(client, {
    submit(connection: Connection) {
      wire = connection
      connection.query(text)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      filling.push(Buffer.from(chunk)) // a copy: pg writes the next answers over this one
      size += chunk.length
      if (size < CHUNK) return
      flush()
      if (ready.length >= MOST_WAITING) wire?.stream.pause()
    },
    handleCommandComplete() {},
    handleError: end,
    handleReadyForQuery: () => end(),
  })
  for (;;) {
    const chunk = ready.shift()
    if (chunk) yield chunk
    else if (outcome?.error) throw outcome.error
    else if (outcome) return
    else {
      wire?.stream.resume()
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}

/** `text` is a `copy … from stdin`. */
export function copyIn(client: pg.ClientBase, text: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown
    const pump = async (connection: Connection) => {
      for await (const chunk of chunks) {
        if (failure) return
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    }
    submit(client, {
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse(connection: Connection) {
        pump(connection).catch((error) => {
          failure = error
          connection.sendCopyFail('what was to be copied cannot be read')
        })
      },
      handleCommandComplete() {},
      handleError(error: unknown) {
        failure ??= error
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    })
  })
}

// pg sets a callback on whatever it is given where it wants to time queries.
const submit = (client: pg.ClientBase, query: object): void =>
  void client.query({ callback: undefined, ...query } as unknown as pg.Submittable)
