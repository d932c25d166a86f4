/** Mail as a port. What is sent is written by modules in the reader's language; this only carries it. */
import { createTransport } from 'nodemailer'

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

/** Sends by SMTP. `from` is the address letters come from; by default `leitstern@` and the host of the instance. */
export function smtpMail(url: string, baseUrl: string, from = defaultFrom(baseUrl)): Mail & { close(): void } {
  const carrier = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 15_000,
    socketTimeout: 30_000,
    // A letter never reads files or fetches addresses, whatever a module puts into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(letter) {
      checkLetter(letter)
      await carrier.sendMail({ from, ...letter, to: { name: '', address: letter.to } })
    },
    close: () => carrier.close(),
  }
}

/** Refuses line breaks in whatever becomes a header: they would add headers and addressees of their own. */
export function checkLetter({ to, subject, headers = {} }: Letter): void {
  const fields = [to, subject, ...Object.keys(headers), ...Object.values(headers)]
  if (fields.some((field) => /[\r\n\0]/.test(field))) throw new Error('a field of this letter holds a line break')
  if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(to)) throw new Error('a letter goes to exactly one address')
}

const defaultFrom = (baseUrl: string) => ({ name: 'Leitstern', address: `leitstern@${new URL(baseUrl).hostname}` })
