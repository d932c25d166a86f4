/** A socket that comes back by itself: at once when woken, seldom where it was told off. */

export type Line = {
  say(what: object): void
  /** It stands: what comes next after a break is a first wait again. */
  stands(): void
  /** Something hints that the network is there: look whether the socket is, or connect now. */
  wake(why: 'person' | 'call'): void
  close(): void
}
export type LineOptions = {
  address: URL
  onSaid(said: Record<string, unknown>): void
  onAway(): void
  /** The house closed or would not open: whether one is still in. */
  onDoubt(): Promise<boolean>
}

/** Then twice as long each time, each a little by chance: a node's sockets do not return at once. */
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 20_000
/** A socket may be dead without saying so: after so much silence it is asked, and has this long to answer. */
const SILENCE_MS = 30_000
const ANSWER_MS = 5_000
/** Close codes from here on are the house's own (RFC 6455 7.4.2, docs/api.md). */
const CLOSED_BY_HOUSE = 4000
const TOO_MANY = 4429

export function openLine({ address, onSaid, onAway, onDoubt }: LineOptions): Line {
  let socket: WebSocket | undefined
  let wait = FIRST_WAIT_MS
  let next: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  /** A call that went through wakes once per break: it may get through where a socket does not. */
  let isWokenByCalls = true
  let isDoubting = false

  function connect() {
    clearTimeout(next)
    const mine = new WebSocket(address)
    socket = mine
    let hasOpened = false
    mine.onopen = () => {
      hasOpened = true
      listen(SILENCE_MS)
    }
    mine.onmessage = ({ data }) => {
      if (mine !== socket) return
      listen(SILENCE_MS)
      const said = JSON.parse(data)
      for (const one of Array.isArray(said) ? said : [said]) onSaid(one)
    }
    mine.onclose = ({ code }) => {
      if (mine === socket) void comeBack(mine, { hasOpened, code })
    }
  }

  async function comeBack(lost: WebSocket, { hasOpened, code }: { hasOpened: boolean; code: number }) {
    if (isClosed) return
    clearTimeout(silence)
    onAway()
    const isDoubtful = !hasOpened || code >= CLOSED_BY_HOUSE
    // What was asked in doubt is a call, too: it wakes nothing.
    isDoubting = isDoubtful
    const isIn = !isDoubtful || (await onDoubt())
    isDoubting = false
    // Closed or woken meanwhile.
    if (isClosed || lost !== socket) return
    // Told off, it does not knock again and again; nor do many screens push each other out.
    if (!isIn || code === TOO_MANY) wait = LONGEST_WAIT_MS
    if (!isIn) isWokenByCalls = false
    if (code !== TOO_MANY || document.visibilityState === 'visible')
      next = setTimeout(connect, wait * (0.5 + Math.random()))
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }

  const say = (what: object) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what))
  }

  /** Silent for so long, it is asked for a sign; without one the socket counts as lost. */
  function listen(ms: number) {
    clearTimeout(silence)
    silence = setTimeout(ask, ms)
  }
  function ask() {
    say({ watch: [] })
    clearTimeout(silence)
    silence = setTimeout(connectAgain, ANSWER_MS)
  }
  function connectAgain() {
    const old = socket
    isDoubting = false
    onAway()
    connect()
    old?.close()
  }

  connect()
  return {
    say,
    stands() {
      wait = FIRST_WAIT_MS
      isWokenByCalls = true
    },
    wake(why) {
      if (isClosed || socket?.readyState === WebSocket.CONNECTING) return
      if (socket?.readyState === WebSocket.OPEN) return why === 'person' ? ask() : undefined
      if (why === 'call' && (isDoubting || !isWokenByCalls)) return
      isWokenByCalls = why === 'person'
      wait = FIRST_WAIT_MS
      connectAgain()
    },
    close() {
      isClosed = true
      clearTimeout(next)
      clearTimeout(silence)
      socket?.close()
    },
  }
}
