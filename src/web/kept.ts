/** What someone wrote and the house does not have yet, kept on this device: each person's own, told to nobody else. */

export type Shelf = { person: string; kind: 'unsent' | 'draft' | 'searched'; community: string }

const ROOM = 'leitstern.kept'
const shelfOf = ({ person, kind, community }: Shelf): string => `${ROOM} ${person} ${kind} ${community} `

/** False: the storage is full or closed, and it lasts only as long as the page. */
export function keep(shelf: Shelf, key: string, text: string): boolean {
  try {
    localStorage.setItem(shelfOf(shelf) + key, text)
    return true
  } catch {
    return false
  }
}

export function keptAs(shelf: Shelf, key: string): string | null {
  try {
    return localStorage.getItem(shelfOf(shelf) + key)
  } catch {
    return null
  }
}

export function unkeep(shelf: Shelf, key: string): void {
  try {
    localStorage.removeItem(shelfOf(shelf) + key)
  } catch {
    // Closed: nothing was kept.
  }
}

export const keptOn = (shelf: Shelf): string[] =>
  placesBelow(shelfOf(shelf)).flatMap((place) => localStorage.getItem(place) ?? [])

/** How much that a person wrote is kept here, in all communities: it goes when they sign out. */
export const countKept = (person: string): number =>
  ['unsent', 'draft'].reduce((sum, kind) => sum + placesBelow(`${ROOM} ${person} ${kind} `).length, 0)

export function forgetKept(person: string): void {
  for (const place of placesBelow(`${ROOM} ${person} `)) localStorage.removeItem(place)
}

/** Another tab kept or removed something. */
export function onKeptElsewhere(shelf: Shelf, hear: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(shelfOf(shelf))) hear()
  }
  window.addEventListener('storage', listen)
  return () => window.removeEventListener('storage', listen)
}

function placesBelow(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((place) => place.startsWith(start))
  } catch {
    return []
  }
}

/** Who is signed in, as the newest tab knows: the tabs of one browser share a session. */
const WHO = 'leitstern.who'

export function keepWho(person: string): void {
  try {
    localStorage.setItem(WHO, person)
  } catch {
    // Closed: then no other tab keeps anything either.
  }
}

export function isStill(person: string): boolean {
  try {
    return (localStorage.getItem(WHO) ?? person) === person
  } catch {
    return true
  }
}
