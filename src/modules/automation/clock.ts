/** Triggers by the clock: a day of the week and a time, or a moment that approaches. Looked at once a minute. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { nudgeDeliveries } from '#kernel/delivery.ts'
import { schedule } from '#kernel/jobs.ts'
import type { House } from '#kernel/perform.ts'
import { dayIn } from '#modules/text/days.ts'
import { momentIn } from '#modules/text/moments.ts'
import type { Given } from './contract.ts'
import type { RuleRow } from './find.ts'
import { homeOf } from './home.ts'
import { intend } from './intents.ts'
import { isByClock, isSchedule, triggerNamed } from './means.ts'

/** What a trigger by days of the week asks for. */
export const scheduleParams = { weekdays: 'weekdays', time: 'time' }

const LOOK_MINUTES = 15
const MINUTE = 60_000
const AT_ONCE = 50

type Timed = { trigger: string; given: Given; zone: string; now: Date }

/** When a rule is to be looked at next; null where the clock does not matter to it. */
export function whenDue({ trigger, given, zone, now }: Timed): Date | null {
  const known = triggerNamed(trigger)
  if (known && isSchedule(known))
    return nextOf({ weekdays: given.weekdays as string[], time: String(given.time) }, zone, now)
  return known && isByClock(known) ? new Date(now.getTime() + MINUTE) : null
}

const DAY = 24 * 60 * MINUTE
/** ISO 8601 day of the week of a calendar day. */
const weekdayOf = (day: string): string => String(new Date(`${day}T12:00:00Z`).getUTCDay() || 7)

function nextOf({ weekdays, time }: { weekdays: string[]; time: string }, zone: string, now: Date): Date | null {
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = dayIn(zone, new Date(now.getTime() + ahead * DAY))
    const at = weekdays.includes(weekdayOf(day)) && momentIn(`${day} ${time}`, new Date(now.getTime() - DAY), zone)?.at
    if (at && at > now) return at
  }
  return null
}

schedule('automation.clock', { everyMinutes: 1 }, async (house) => {
  const due = await house.clerk.rows(rulesDue({ until: house.clock.now(), most: AT_ONCE }))
  for (const { communityId, id } of due) await lookAt(house, communityId, id)
  if (due.length > 0) nudgeDeliveries()
  return due.length
})

/** What is due becomes intents, in the transaction that says when to look again. */
async function lookAt(house: House, community: string, id: string): Promise<void> {
  const now = house.clock.now()
  await house.db.transaction(community, async (tx) => {
    const [rule, home] = await Promise.all([tx.one(takeDue({ community, id, now })), tx.one(homeOf({ community }))])
    if (!rule || !home) return
    const { zone } = home
    const trigger = triggerNamed(rule.trigger)
    const isTimed = trigger !== undefined && isSchedule(trigger)
    const found =
      trigger && isByClock(trigger)
        ? await tx.rows(trigger.due({ community, place: rule.placeId, given: rule.given, now, zone }))
        : []
    const about = isTimed ? [{ id: null, key: now.toISOString().slice(0, 16) }] : found
    const causes = about.map(({ id, key }) => ({ rule: rule.id, key, subject: id, depth: 0 }))
    if (causes.length > 0) await intend(tx, { community, now, causes })
    const next = isTimed ? whenDue({ ...rule, zone, now }) : new Date(now.getTime() + LOOK_MINUTES * MINUTE)
    tx.send(lookNext({ community, id, next }))
  })
}

const rulesDue = prepared(
  (a: { until: Date; most: number }) => sql<{ communityId: string; id: string }>`
    select community_id, id from rules_due(${a.until}::timestamptz, ${a.most}::int)`,
)
/** Of several nodes one looks: the others see that it is due no more. */
const takeDue = prepared(
  (a: { community: string; id: string; now: Date }) => sql<RuleRow>`
    update rule r set next_at = null where r.community_id = ${a.community} and r.id = ${a.id} and r.next_at <= ${a.now}
      and r.paused_at is null
      and exists (select from subject s where s.community_id = r.community_id and s.id = r.place_id and s.deleted_at is null)
    returning r.id, r.place_id, r.owner_id, r.name, r.trigger, r.given, r.conditions, r.actions, r.paused_at`,
)
const lookNext = prepared(
  (a: { community: string; id: string; next: Date | null }) => sql`
    update rule set next_at = ${a.next}::timestamptz where community_id = ${a.community} and id = ${a.id}`,
)
