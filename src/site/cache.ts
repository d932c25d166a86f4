/** Pages as they were made, per community and as long as its log stands where it stood: never older than a second. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { readHead } from '#kernel/log.ts'
import type { House } from '#kernel/perform.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { dayIn } from './day.ts'
import type { Answer } from './page.ts'

/** So long the place of a log is believed; a wake tells it sooner. With the time to make a page it stays below a second. */
const BELIEVED_MS = 500
const MOST_PLACES = 5_000
const MOST_PAGES_EACH = 300
const MOST_BYTES = 64 * 1024 * 1024

export type Made = Omit<Answer, 'body'> & { etag: string; plain: Buffer; br?: Buffer; gzip?: Buffer }

type Place = { at: number; position: string; looking: Promise<string> | undefined; pages: Map<string, Promise<Made>> }

export function openCache(house: House) {
  const places = new Map<string, Place>()
  let bytes = 0
  const off = house.bus.onWake(({ community }) => {
    const place = places.get(community)
    if (place) place.at = Number.NEGATIVE_INFINITY
  })

  const look = async ({ id, timeZone }: CommunityRef): Promise<string> => {
    const head = await house.db.transaction(id, (tx) => tx.one(readHead({ community: id })))
    // What is behind its plan also depends on the day.
    return `${head?.seq ?? 0} ${dayIn(timeZone, house.clock.now())}`
  }

  async function placeOf(community: CommunityRef): Promise<Place> {
    const known = places.get(community.id)
    if (known && performance.now() - known.at < BELIEVED_MS) return known
    if (places.size >= MOST_PLACES && !known) places.delete(places.keys().next().value!)
    const place = known ?? { at: 0, position: '', looking: undefined, pages: new Map() }
    places.set(community.id, place)
    const asked = performance.now()
    place.looking ??= look(community).finally(() => {
      place.looking = undefined
    })
    const position = await place.looking
    if (position !== place.position) {
      place.position = position
      place.pages = new Map()
    }
    place.at = asked
    return place
  }

  return {
    /** The page as it was made since the log stands here, or made now. */
    async page(community: CommunityRef, key: string, make: () => Promise<Answer>): Promise<Made> {
      const { pages } = await placeOf(community)
      const known = pages.get(key)
      if (known) return known
      if (pages.size >= MOST_PAGES_EACH) pages.clear()
      if (bytes > MOST_BYTES) {
        places.clear()
        bytes = 0
      }
      const made = make().then(wrapped)
      pages.set(key, made)
      made.then(
        ({ plain }) => {
          bytes += plain.length * 2
        },
        () => pages.delete(key),
      )
      return made
    },
    close: off,
  }
}

const small = promisify(brotliCompress)
const zip = promisify(gzip)
const COMPRESSED = /^(text\/|application\/(json|rss\+xml|xml)|image\/svg)/
const SMALLEST_BYTES = 512

/** Compressed once, for as many as come. */
export async function wrapped({ body, ...answer }: Answer): Promise<Made> {
  const plain = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body)
  const etag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  if (!COMPRESSED.test(answer.type) || plain.length < SMALLEST_BYTES) return { ...answer, etag, plain }
  const [br, gz] = await Promise.all([
    small(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    zip(plain),
  ])
  return { ...answer, etag, plain, br, gzip: gz }
}
