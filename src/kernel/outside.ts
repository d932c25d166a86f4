/** The world outside as a port: the one way in which this house asks another for something. */

export type Asking = {
  url: string
  /** What is wanted back; the type is found by content, and anything else is not handed on. */
  wants: 'page' | 'picture' | 'anything' | 'file'
  /** Said only where `url` itself leads: an answer that leads to another house does not take them along. */
  headers?: Record<string, string>
  /** Left out: GET. With a body nothing is followed: an answer that leads elsewhere is the answer. */
  post?: { body: string; headers: Record<string, string> }
}
export type Answer = {
  /** where it came from at last */
  url: string
  status: number
  /** media type as found by content; of text what the answer said, in lower case and without parameters */
  type: string
  /** as said by the answer */
  charset: string | null
  body: Uint8Array
}

export const outsideFailures = [
  'bad_address',
  'private_address',
  'not_found',
  'unreachable',
  'too_slow',
  'too_large',
  'wrong_type',
  'too_many_redirects',
  'bad_answer',
] as const
export type OutsideFailure = (typeof outsideFailures)[number]

export class OutsideError extends Error {
  readonly code: OutsideFailure
  constructor(code: OutsideFailure) {
    super(code)
    this.code = code
  }
}

export type Outside = {
  /** Rejects with an `OutsideError`, and with nothing else. */
  ask(asking: Asking): Promise<Answer>
}

/** Where nothing goes out: benches, tests that say nothing else. */
export const noOutside: Outside = { ask: () => Promise.reject(new OutsideError('unreachable')) }
