/** Who looks on right now, as far as this node knows: whoever has a live socket open here. In memory only, never kept. */
export type Presence = {
  /** Members of a community who are here. */
  here(community: string): readonly string[]
  /** Said once by the live face. */
  answeredBy(ask: (community: string) => readonly string[]): void
}

export function openPresence(): Presence {
  let ask: (community: string) => readonly string[] = () => []
  return {
    here: (community) => ask(community),
    answeredBy(next) {
      ask = next
    },
  }
}
