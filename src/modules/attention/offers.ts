/** Lent to later modules: texts as plain words; badges, for whoever changes notices. */
import type { Bus } from '#kernel/bus.ts'

/** Texts as plain words, with names as their reader may see them. */
export { plainTexts } from './excerpts.ts'

/** The badges of these members are counted again, on whatever node they are. */
export function announce(bus: Bus, community: string, memberIds: string[]): void {
  if (memberIds.length === 0) return
  bus.hint({ community, topics: memberIds.map((member) => `member:${member}`), frame: { badge: true } })
}
