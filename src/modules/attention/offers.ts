/** Lent to whoever changes notices: the badges of these members are counted again, on whatever node they are. */
import type { Bus } from '#kernel/bus.ts'

export function announce(bus: Bus, community: string, memberIds: string[]): void {
  if (memberIds.length === 0) return
  bus.hint({ community, topics: memberIds.map((member) => `member:${member}`), frame: { badge: true } })
}
