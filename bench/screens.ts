/** The whole app in a real browser: each face in this process, people told apart by a cookie. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openFaces } from '../src/faces.ts'
import { closeHouse, openHouse } from '../src/house.ts'
import { memoryBlobs } from '../tests/blobs.ts'
import { launch } from '../tests/stories/browser.ts'
import { type Ground, unpin } from './ground.ts'

export type Screens = Awaited<ReturnType<typeof openScreens>>

export async function openScreens({ urls }: Ground) {
  // A browser is several processes, and even a phone has several cores for them.
  unpin(process.pid)
  const house = openHouse({ urls, baseUrl: 'http://bench', mail: { send: async () => {} }, blobs: memoryBlobs() })
  const faces = await openFaces({
    config: { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false },
    house,
    identify: async ({ cookie }) => {
      const person = /as=([\w-]+)/.exec(cookie ?? '')?.[1]
      return person === undefined ? undefined : { via: 'session', personId: person, sessionId: person }
    },
    outboxPage: undefined,
    report: (error) => console.error(error),
    limitsRates: false,
    log: false,
  })
  house.baseUrl = faces.address
  const browser = await launch()
  return {
    address: faces.address,
    browser,
    /** A browser that has seen nothing yet. */
    async visitor(person: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ locale: 'de-DE', ...options })
      await context.addCookies([{ name: 'as', value: person, url: faces.address }])
      return context.newPage()
    },
    async close() {
      await browser.close()
      await faces.close()
      await closeHouse(house)
    },
  }
}
