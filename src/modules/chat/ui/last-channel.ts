/** Where one was last, on this device. */
const keyOf = (slug: string) => `last channel ${slug}`

export function lastChannel(slug: string): string | null {
  try {
    return localStorage.getItem(keyOf(slug))
  } catch {
    return null
  }
}

export function rememberChannel(slug: string, id: string): void {
  try {
    localStorage.setItem(keyOf(slug), id)
  } catch {
    // Without storage one starts with the first channel.
  }
}
