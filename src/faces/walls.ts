/** Headers of every answer that keep a browser inside the house. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** Asked of helmet once: what it says is the same for every answer. */
export function wallsOf(baseUrl: string): Record<string, string> {
  const headers: Record<string, string> = {}
  const heard = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader() {},
  }
  helmet(directivesFor(baseUrl))({} as IncomingMessage, heard as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}

/** No script but our own files, no foreign origin at all. `style-src` allows inline: positions of menus are styles. */
function directivesFor(baseUrl: string) {
  const isHttps = baseUrl.startsWith('https:')
  const sockets = baseUrl.replace(/^http/, 'ws')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        // Owners see a counter as it will stand elsewhere. Of our pages only those let themselves be framed.
        frameSrc: ["'self'"],
        connectSrc: ["'self'", sockets],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isHttps && { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}
