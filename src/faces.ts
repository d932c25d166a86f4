/** All faces on one port: HTTP, live, MCP, health, and the web app. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { openHttp } from '#faces/http.ts'
import { type Live, openLive } from '#faces/live.ts'
import { addMcp } from '#faces/mcp.ts'
import type { House } from '#kernel/perform.ts'
import type { CommunityRef, Identify } from '#kernel/tenancy.ts'
import { circlesOf, visibleOf } from '#modules/subjects/live.ts'
import type { Config } from './config.ts'
import { addCalendars } from './site/calendars.ts'
import { addHealth, addReference } from './site/faces.ts'
import { addHooks } from './site/hooks.ts'
import { addMeasurements, addOutbox } from './site/operator-pages.ts'
import { addSite } from './site/site.ts'
import { addDevelopment, addWeb, type Web } from './site/web.ts'

export type FacesOptions = {
  config: Pick<Config, 'host' | 'port' | 'baseUrl' | 'trustProxy'> &
    Partial<Pick<Config, 'metricsToken' | 'offlineShell'>>
  house: House
  identify: Identify
  outboxPage: (() => string) | undefined
  report(error: unknown, where?: string): void
  /** false for stories that do more in a minute than people can */
  limitsRates?: boolean
  log?: boolean
  /** how long a live room may miss a wake; a test does not wait for it */
  livePollMs?: number
  liveLookMs?: number
}

export type Faces = { address: string; app: FastifyInstance; live: Live; close(): Promise<void> }

export async function openFaces(options: FacesOptions): Promise<Faces> {
  const {
    config,
    house,
    identify,
    outboxPage,
    report,
    limitsRates = true,
    log = true,
    livePollMs: pollMs,
    liveLookMs: lookMs,
  } = options
  let live: Live | undefined
  let isDraining = false
  let web: Web | undefined
  const app = await openHttp({
    house,
    identify,
    trustProxy: config.trustProxy,
    limitsRates,
    log,
    otherwise: (request, reply) => web?.answer(request, reply) || undefined,
  })
  addMeasurements(app, config, () => live)
  addReference(app, config.baseUrl)
  addHealth(app, house, () => isDraining)
  addMcp(app, house, identify, (id) => communityById(house, id))
  await addHooks(app, house)
  addCalendars(app, house)
  if (outboxPage) addOutbox(app, config, outboxPage)
  web = process.env.LEITSTERN_DEV ? await addDevelopment(app, config.port) : await addWeb(app, config)
  const { answer, pages } = web
  const closeSite = await addSite(app, { house, identify, load: pages, app: answer })
  live = openLive(app.server, { house, identify, visibleOf, circlesOf, report, pollMs, lookMs })
  const address = await listen(app, config)
  return {
    address,
    app,
    live,
    async close() {
      isDraining = true
      closeSite()
      await live.close()
      await web?.close()
      await app.close()
    },
  }
}

async function communityById(house: House, id: string): Promise<CommunityRef | undefined> {
  const rows = await house.db.rows(sql<CommunityRef>`
    select id, slug, preset, language, time_zone from community where id = ${id} and deleted_at is null`)
  return rows[0]
}

async function listen(app: FastifyInstance, { port, host }: Pick<Config, 'port' | 'host'>): Promise<string> {
  try {
    return await app.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new Error(`port ${port} of ${host} is taken. Choose another with PORT.`)
    if (code === 'EACCES') throw new Error(`port ${port} needs more rights. Choose one above 1023 with PORT.`)
    if (code === 'EADDRNOTAVAIL') throw new Error(`${host} is no address of this machine. Set HOST to one that is.`)
    throw error
  }
}
