/** Lent to the live face: whose notification centre changed, so that badges are counted again. */
type Hear = (community: string, memberIds: string[]) => void

const hearers = new Set<Hear>()

/** Hears after the commit. A hint only: who misses it counts with the next one. */
export function onNotices(hear: Hear): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export function announce(community: string, memberIds: string[]): void {
  if (memberIds.length === 0) return
  for (const hear of hearers) hear(community, memberIds)
}
