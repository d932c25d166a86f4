/** A room works in turns: the first at once, then a rest in which what comes is gathered for the next. */

export type Turns = { ask(): void; stop(): void }

/** Runs `turn` when asked, never twice at a time; it answers for how many milliseconds to rest after it. */
export function takeTurns(turn: () => Promise<number>, report: (error: unknown) => void): Turns {
  let isBusy = false
  let isAsked = false
  let isOver = false
  let timer: NodeJS.Timeout | undefined

  const go = async () => {
    isBusy = true
    isAsked = false
    const rest = await turn().catch((error) => {
      report(error)
      return REST_AFTER_FAILURE_MS
    })
    if (!isOver) timer = setTimeout(rested, rest)
  }
  const rested = () => {
    isBusy = false
    if (isAsked) void go()
  }

  return {
    ask() {
      isAsked = true
      if (!isBusy && !isOver) void go()
    },
    stop() {
      isOver = true
      clearTimeout(timer)
    },
  }
}

const REST_AFTER_FAILURE_MS = 1_000
/** A screen has no use for frames that follow each other faster. */
const SHORTEST_REST_MS = 10
const LONGEST_GATHERING_MS = 100

/**
 * As long as the work took, and as long again for each frame. So a post now and then finds the room awake, while a flood
 * is gathered: one look into the log for 50 posts, and 20 kB cost a socket what 1 kB does, some 6 µs. (A fixed rest of
 * 50 ms made every other post of a busy channel wait for it; reading for each post cost as much as writing it.)
 */
export const restAfter = (workMs: number, frames: number): number =>
  Math.max(SHORTEST_REST_MS, workMs + Math.min(workMs * frames, LONGEST_GATHERING_MS))
