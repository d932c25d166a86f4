/** Screens that listen: sockets of people, what they were told, and waiting for something. */
import { once } from 'node:events'
import { WebSocket } from 'ws'

export type Heard = {
  seq?: number
  kind?: string
  patch?: { message?: { id: string; text: string } }
  hello?: { seq: number; member: string }
  watching?: string[]
  lost?: string[]
  reset?: true
  caughtUp?: number
  badge?: true
  typing?: { member: string; subject: string }
}

/** A deadline, not a measure: on a slow machine all takes longer. */
const TOO_LATE_MS = 5_000

/** `address` of the house's faces; a cookie `as=<person>` stands for a session. */
export function openScreens(address: string, origin: string) {
  const url = `${address.replace('http', 'ws')}/live?community=`
  const open: WebSocket[] = []

  async function listen(as: string, { watch = [] as string[], headers = { cookie: `as=${as}`, origin } } = {}) {
    const socket = new WebSocket(`${url}lahn`, { headers })
    open.push(socket)
    const heard: Heard[] = []
    const raw: string[] = []
    let closed: number | undefined
    const changed = new EventTarget()
    socket.on('message', (bytes) => {
      raw.push(`${bytes}`)
      heard.push(...[JSON.parse(`${bytes}`)].flat())
      changed.dispatchEvent(new Event('change'))
    })
    socket.on('close', (code) => {
      closed = code
      changed.dispatchEvent(new Event('change'))
    })
    const until = async <T>(what: () => T): Promise<NonNullable<T>> => {
      const tooLate = AbortSignal.timeout(TOO_LATE_MS)
      for (;;) {
        const found = what()
        if (found) return found
        await once(changed, 'change', { signal: tooLate })
      }
    }
    const send = (said: object) => socket.send(JSON.stringify(said))
    const hello = await until(() => heard.find((each) => each.hello)?.hello)
    const watching = async (subjects: string[]) => {
      const from = heard.length
      send({ watch: subjects })
      return until(() => heard.slice(from).find((each) => each.watching)?.watching)
    }
    if (watch.length > 0) await watching(watch)
    const hears = () => heard.flatMap(({ patch }) => patch?.message?.text ?? [])
    return { socket, heard, raw, send, until, hello, watching, closed: () => closed, hears }
  }

  /** The status a handshake is answered with; 101 where it is let in. */
  const handshake = (headers: Record<string, string>, community = 'lahn') =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(url + community, { headers })
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!))
      socket.on('open', () => {
        socket.terminate()
        resolve(101)
      })
      socket.on('error', reject)
    })

  const close = () => {
    for (const socket of open) socket.terminate()
  }
  return { listen, handshake, close }
}
