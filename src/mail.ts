/** Which way letters go: by SMTP, kept on a page while trying things out, or not at all. */

import type { Mail } from '#kernel/mail.ts'
import { openOutbox } from '#modules/people/outbox.ts'
import type { Config } from './config.ts'
import { isLoopbackName } from './ground/loopback.ts'
import { smtpMail } from './ground/smtp.ts'

export type Carrier = {
  carrier: Mail
  kind: 'smtp' | 'kept' | 'none'
  outboxPage: (() => string) | undefined
  close(): void
}

export function openMail({ smtpUrl, baseUrl, dataDir }: Config): Carrier {
  if (smtpUrl) {
    const carrier = smtpMail(smtpUrl, baseUrl)
    return { carrier, kind: 'smtp', outboxPage: undefined, close: carrier.close }
  }
  // Only on this machine: the page shows links that sign in.
  if (isLoopbackName(new URL(baseUrl).hostname)) {
    const outbox = openOutbox(dataDir)
    return { carrier: outbox, kind: 'kept', outboxPage: outbox.outboxPage, close() {} }
  }
  const none: Mail = { isNone: true, send: () => Promise.reject(new Error('no mail server is set: SMTP_URL')) }
  return { carrier: none, kind: 'none', outboxPage: undefined, close() {} }
}
