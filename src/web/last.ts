/** Where I was last, on this device. */
const KEPT = 'leitstern.last'

export const lastCommunity = (): string | null => localStorage.getItem(KEPT)

export function keepLastCommunity(slug: string): void {
  localStorage.setItem(KEPT, slug)
}
