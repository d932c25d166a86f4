/** Letters by SMTP. */
import { createTransport } from 'nodemailer'
import { checkLetter, type Mail } from '#kernel/mail.ts'

/** `from` is the address letters come from; by default `leitstern@` and the host of the instance. */
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

const defaultFrom = (baseUrl: string) => ({ name: 'Leitstern', address: `leitstern@${new URL(baseUrl).hostname}` })
