/** Mail as a port. What is sent is written by modules in the reader's language; this only carries it. */

export type Letter = {
  to: string
  subject: string
  text: string
  html?: string
  /** further headers, such as List-Unsubscribe (RFC 8058) */
  headers?: Record<string, string>
}
export type Mail = {
  /** Nothing is carried at all: what may be left out need not be tried. */
  isNone?: true
  /** Rejects when the server did not take it; the caller tries again. */
  send(letter: Letter): Promise<void>
  /** letters stay here and are read at /outbox */
  isKept?: boolean
}

/** Refuses line breaks in whatever becomes a header: they would add headers and addressees of their own. */
export function checkLetter({ to, subject, headers = {} }: Letter): void {
  const fields = [to, subject, ...Object.keys(headers), ...Object.values(headers)]
  if (fields.some((field) => /[\r\n\0]/.test(field))) throw new Error('a field of this letter holds a line break')
  if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(to)) throw new Error('a letter goes to exactly one address')
}
