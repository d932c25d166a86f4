import type { ChannelInList } from '../contract.ts'

type Named = Pick<ChannelInList, 'title' | 'audience'> & { people?: { name: string }[] }

/** A direct conversation is called by its people: in full when it is one, by first names when there are more. */
export function nameOf({ title, audience, people = [] }: Named, alone: string): string {
  if (audience !== 'direct') return title
  if (people.length === 0) return alone
  if (people.length === 1) return people[0]!.name
  return people.map((one) => one.name.split(' ')[0]).join(', ')
}
