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
  /** Rejects when the server did not take it; the caller tries again. */
  send(letter: Letter): Promise<void>
}
