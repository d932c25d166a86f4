/** What is said over a live socket, both ways, as JSON. */
import * as z from 'zod'

/**
 * A client says which subjects it shows and that someone types. `since` says where it stood before a break: what the
 * subjects watched in the same sentence told meanwhile comes first.
 */
const Heard = z
  .object({
    watch: z.array(z.uuid()).max(500),
    unwatch: z.array(z.uuid()).max(500),
    since: z.number().int().min(0),
    typing: z.object({ subject: z.uuid(), thread: z.uuid().nullable() }),
  })
  .partial()
export type Heard = z.output<typeof Heard>

export function readHeard(raw: string): Heard | undefined {
  try {
    return Heard.safeParse(JSON.parse(raw)).data
  } catch {
    return undefined
  }
}

/** A numbered frame: something was recorded. `patch` saves a fetch; without it a screen fetches again. */
export type Frame = { seq: number; subject: string | null; kind: string; data: unknown; patch?: unknown }
/** The first frame: where the log stands, who I am, who is here (guests do not know the whole community: nobody). */
export const helloOf = (seq: number, member: string, here: string[]) => ({ hello: { seq, member, here } })
/**
 * Unnumbered frames: `{ reset: true, seq }`: too much was missed, load afresh; `{ lost: [subject] }`: no longer visible;
 * `{ watching: [subject], seq }`; `{ caughtUp: seq }` after what was missed; `{ here: [member], gone: [member] }`; `{ badge: true }`;
 * `{ typing: { member, subject, thread } }`.
 */

/** Close codes (RFC 6455 7.4): 4000 and above are ours. */
export const closing = {
  away: 1001,
  nonsense: 1008,
  broken: 1011,
  signedOut: 4401,
  notAMember: 4403,
  /** Another screen of the same member came in and this was the oldest of too many. */
  tooMany: 4429,
} as const
