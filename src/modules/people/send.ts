/** Sends letters right after the commit, never inside a transaction; tries three times. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Letter } from '#kernel/mail.ts'
import type { House } from '#kernel/perform.ts'
import { type LetterKind, writeLetter } from './letters.ts'
import { hashOf } from './link-hash.ts'

const WAITS_MS = [2_000, 15_000]

/** Never rejects: that a letter could not be sent is written to the process's log, without address or text. */
export async function sendLetter(
  house: Pick<House, 'mail'>,
  letter: Letter,
  waits: readonly number[] = WAITS_MS,
): Promise<boolean> {
  for (const pause of [...waits, undefined]) {
    try {
      await house.mail.send(letter)
      return true
    } catch (error) {
      if (pause === undefined) process.emitWarning(`a letter could not be sent: ${(error as Error).message}`)
      else await wait(pause, undefined, { ref: false })
    }
  }
  return false
}

type Sending = { house: House; afterCommit(then: () => void): void }
type Addressed = { to: string; language: string; path?: string; email?: string }

/** Instead of a link: this address has no account here. */
export function letterToStranger(asking: Sending & { input: { email: string; language: string; next?: string } }) {
  const { email, language, next } = asking.input
  letterAfterCommit(asking, 'noAccount', { to: email, language, path: `/sign-up${hashOf('', next)}` })
}

/** `path` is a path of ours; secrets stand behind its `#`, which no server and no log sees. */
export function letterAfterCommit({ house, afterCommit }: Sending, kind: LetterKind, about: Addressed): void {
  const link = about.path === undefined ? undefined : house.baseUrl + about.path
  const values = { house: house.baseUrl, ...(link && { link }), ...(about.email && { email: about.email }) }
  const letter = writeLetter(kind, about.to, about.language, values)
  afterCommit(() => void sendLetter(house, letter))
}
