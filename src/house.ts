/** Puts the house together: database, tenancy, bus, ports, modules. main.ts, tests and benches all start here. */
import './kernel/forget.ts'
import './modules.ts'
import type { Blobs } from '#kernel/blobs.ts'
import { type Bus, localBus } from '#kernel/bus.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { openDatabase } from '#kernel/database.ts'
import { type Erasures, memoryErasures } from '#kernel/erasures.ts'
import { type FollowerRun, runFollowers } from '#kernel/followers.ts'
import { newSecret } from '#kernel/ids.ts'
import type { Mail } from '#kernel/mail.ts'
import { noOutside, type Outside } from '#kernel/outside.ts'
import type { House } from '#kernel/perform.ts'
import { openPresence } from '#kernel/presence.ts'
import { sealWith } from '#kernel/seal.ts'
import { cachedTenancy } from '#kernel/tenancy.ts'
import { tenancyOf } from '#modules/communities/tenancy.ts'

export type Parts = {
  urls: { app: string; clerk: string }
  baseUrl: string
  mail: Mail
  blobs: Blobs
  clock?: Clock
  bus?: Bus
  strict?: boolean
  /** by default none that outlives this process */
  erasures?: Erasures
  /** by default nothing goes out */
  outside?: Outside
  /** what sealed secrets are kept with; by default none that outlives this process */
  sealSecret?: string
  /** connections of the main pool */
  connections?: number
}

export function openHouse({ urls, clock = systemClock, bus = localBus(), strict = false, ...parts }: Parts): House {
  const db = openDatabase(urls.app, parts.connections ?? 8)
  const clerk = openDatabase(urls.clerk, 2)
  const { baseUrl, mail, blobs, erasures = memoryErasures(), outside = noOutside, sealSecret = newSecret() } = parts
  const tenancy = cachedTenancy(tenancyOf(db, clerk), bus)
  return {
    db,
    clerk,
    bus,
    clock,
    strict,
    baseUrl,
    mail,
    blobs,
    erasures,
    outside,
    seal: sealWith(sealSecret),
    tenancy,
    presence: openPresence(),
  }
}

export async function closeHouse(house: House): Promise<void> {
  await house.bus.close()
  await Promise.all([house.db.close(), house.clerk.close()])
}

export { type FollowerRun, runFollowers }
