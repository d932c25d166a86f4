/** Own drafts, one per conversation and thread, kept on this device only. */
const keyOf = (place: string) => `draft ${place}`

export function draftOf(place: string): string {
  try {
    return localStorage.getItem(keyOf(place)) ?? ''
  } catch {
    return ''
  }
}

export function keepDraft(place: string, text: string): void {
  try {
    if (text.trim()) localStorage.setItem(keyOf(place), text)
    else localStorage.removeItem(keyOf(place))
  } catch {
    // A full or closed storage only costs the draft of the next visit.
  }
}
