/** The face that gives members their calendars: an address that is its own key. What it opens is decided anew each time. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { hashSecret } from '#kernel/ids.ts'
import { type House, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readFeed } from '#modules/boards/mine/contract-feed.ts'

const EACH_MINUTE = 12

type Home = { slug: string; communityId: string; memberId: string; personId: string }

export function addCalendars(app: FastifyInstance, house: House) {
  const keyGenerator = (request: { params: unknown }) => `calendar:${hashSecret((request.params as Params).secret)}`
  const config = { rateLimit: { max: EACH_MINUTE, timeWindow: 60_000, keyGenerator } }
  app.get<{ Params: Params }>('/calendars/:secret.ics', { config }, async ({ params: { secret } }, reply) => {
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
    const calendar = await calendarAt(house, secret)
    if (!calendar) return reply.code(404).type('text/plain; charset=utf-8').send('')
    return reply.type(calendar.type).send(Buffer.from(calendar.stream as Uint8Array))
  })
}

type Params = { secret: string }

/** With the rights its member has now, and of this one operation. */
async function calendarAt(house: House, secret: string) {
  const [home] = await house.clerk.rows(sql<Home>`select * from task_feed_home(${hashSecret(secret)})`)
  if (!home) return undefined
  const token = { id: home.memberId, communityId: home.communityId, scopes: [readFeed.name, 'private:read'] }
  const by = { via: 'token' as const, personId: home.personId, token }
  try {
    return (await perform(house, readFeed, {}, { by, community: home.slug })).output
  } catch (error) {
    if (error instanceof Refusal && (error.kind === 'forbidden' || error.kind === 'not_found')) return undefined
    throw error
  }
}
