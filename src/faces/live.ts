/** The live face: sockets that watch topics get what was recorded, the same bytes for all who watch. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { inScope, operationsHandled } from '#kernel/perform.ts'
import { Refusal, statusOf } from '#kernel/refusal.ts'
import { actorIn, type Identity, visitor } from '#kernel/tenancy.ts'
import { isOurOrigin } from './http.ts'
import { closing, type Heard, helloOf, readHeard } from './live-protocol.ts'
import { type LiveOptions, type Room, roomOf } from './live-room.ts'
import type { Seat } from './live-seats.ts'

export type Live = {
  sockets(): number
  close(): Promise<void>
}

/** A client says little: larger frames are not ours. */
const LARGEST_FRAME = 64 * 1024
const PING_MS = 30_000
const POLL_MS = 10_000
const LOOK_MS = 10 * 60_000

export function openLive(server: Server, options: LiveOptions): Live {
  const { house, report } = options
  const rooms = new Map<string, Room>()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LARGEST_FRAME })

  house.presence.answeredBy((community) => rooms.get(community)?.here() ?? [])

  let changes = 0
  /** Asks again where rights changed meanwhile: whoever is not in a room yet is not rechecked there. */
  const admitNow = async (request: IncomingMessage): Promise<Admitted | number> => {
    const at = changes
    const admitted = await admit(options, request)
    return at === changes ? admitted : admitNow(request)
  }

  server.on('upgrade', (request, socket, head) => {
    if (!request.url?.startsWith('/live?')) return
    admitNow(request)
      .then((admitted) => {
        if (typeof admitted === 'number') return refuse(socket, admitted)
        sockets.handleUpgrade(request, socket, head, (ws) => {
          const room =
            rooms.get(admitted.community) ?? roomOf(options, admitted.community, () => rooms.delete(admitted.community))
          rooms.set(admitted.community, room)
          serve(ws, room, admitted, options)
        })
      })
      .catch((error) => {
        if (!(error instanceof Refusal)) report(error)
        refuse(socket, error instanceof Refusal ? statusOf[error.kind] : 500)
      })
  })

  const unhear = [
    house.bus.onWake(({ community, seq }) => rooms.get(community)?.wake(seq)),
    house.bus.onHint(({ community, topics, frame }) => rooms.get(community)?.hint(topics, frame)),
    house.bus.onForget(({ community, person }) => {
      changes++
      const about = community ? [rooms.get(community)] : rooms.values()
      for (const room of about) room?.recheck(person)
    }),
  ]
  const poll = setInterval(() => {
    for (const room of rooms.values()) room.wake(Number.POSITIVE_INFINITY)
  }, options.pollMs ?? POLL_MS)
  poll.unref()

  return {
    sockets: () => sockets.clients.size,
    close: async () => {
      clearInterval(poll)
      for (const stop of unhear) stop()
      for (const socket of sockets.clients) socket.close(closing.away)
      sockets.close()
    },
  }
}

type Admitted = { community: string } & Pick<Seat, 'who' | 'identify' | 'memberId' | 'kind'>

/** The handshake is a request like any other: origin first, then who, then membership. */
async function admit({ house, identify }: LiveOptions, request: IncomingMessage): Promise<Admitted | number> {
  if (request.headers.cookie !== undefined && !isOurOrigin(request.headers, house.baseUrl)) return 403
  const slug = new URL(request.url!, 'http://live').searchParams.get('community') ?? ''
  const who = (await identify(request.headers)) ?? visitor
  const community = await house.tenancy.communityBySlug(slug)
  if (!community) return 404
  if (!mayHearAll(who)) return 403
  const actor = await actorIn(house.tenancy, who, community)
  if (actor.kind !== 'member' && actor.kind !== 'guest') return who.personId ? 404 : 401
  const { cookie, authorization } = request.headers
  // In doubt it is closed: whoever still may comes back by themselves.
  const again = () => identify({ cookie, authorization }).catch(() => undefined)
  return { community: community.id, who, identify: again, memberId: actor.memberId!, kind: actor.kind }
}

/** All who watch get the same bytes, so nothing can be cut out of them for one: a token listens that may read everything. */
export function mayHearAll({ token }: Identity): boolean {
  if (!token) return true
  const reads = operationsHandled().filter(
    ({ within, effect, byToken }) => within === 'community' && effect === 'read' && byToken,
  )
  return token.scopes.includes('private:read') && reads.every((operation) => inScope(operation, token.scopes))
}

function refuse(socket: Duplex, status: number) {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function serve(socket: WebSocket, room: Room, admitted: Admitted, { report, lookMs = LOOK_MS }: LiveOptions) {
  const { community: _, ...who } = admitted
  const seat: Seat = { socket, ...who, topics: new Set(), cameAt: 0, typedAt: 0 }
  let isAlive = true
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, PING_MS)
  // A session is looked after by its screen, which is told when it ends; a program may only ever listen.
  const look = admitted.who.token && setInterval(() => room.look(seat), lookMs)
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('close', () => {
    clearInterval(ping)
    clearInterval(look)
    room.leave(seat)
  })
  socket.on('error', () => socket.terminate())
  // What is heard is handled in order, once the seat is in.
  let turn = room
    .enter(seat)
    .then(() =>
      socket.send(JSON.stringify(helloOf(room.seq(), seat.memberId, seat.kind === 'member' ? room.here() : []))),
    )
  socket.on('message', (raw) => {
    const heard = readHeard(raw.toString())
    turn = turn.then(() => (heard ? act(room, seat, heard) : socket.close(closing.nonsense))).catch(report)
  })
  turn = turn.catch((error) => {
    report(error)
    socket.close(closing.broken)
  })
}

async function act(room: Room, seat: Seat, heard: Heard) {
  if (heard.since !== undefined) await room.sit(seat, heard.watch ?? [], heard.since)
  else if (heard.watch) await room.watch(seat, heard.watch)
  if (heard.unwatch) room.unwatch(seat, heard.unwatch)
  if (heard.typing) room.typing(seat, heard.typing)
}
