/** The first reading: who appears, and which threads are odd. Nothing of the messages is kept. */
import type { Archive } from '../../archive.ts'
import { type Json, text } from '../../shape.ts'
import type { Conversation } from './channels.ts'
import { readList } from './folders.ts'
import { reasonNotReadable } from './kinds.ts'
import { authorOf, meet, meetPeople, type People, unknownAuthor } from './people.ts'
import { type Threads, threadCollector } from './threads.ts'

export async function survey(archive: Archive, conversations: Conversation[], people: People) {
  const threads = new Map<string, Threads>()
  const teams = new Map<string, number>()
  for (const { channel, days, unlisted } of conversations) {
    const collector = threadCollector()
    const authors = new Set<string>()
    for await (const message of messagesOfDays(archive, days)) {
      collector.add(message)
      meetPeople(message, people)
      authors.add(authorOf(message, people))
      const team = text(message.team)
      if (team) teams.set(team, (teams.get(team) ?? 0) + 1)
    }
    threads.set(channel.sourceId, collector.threads())
    if (unlisted) channel.memberSourceIds = [...authors]
  }
  if ([...threads.values()].some(({ missing }) => missing.size > 0)) {
    meet(people, unknownAuthor, { name: '', kind: 'stranger' })
  }
  const [team] = [...teams].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])
  return { threads, team }
}

async function* messagesOfDays(archive: Archive, days: string[]): AsyncGenerator<Json> {
  for (const day of days) {
    // What is unreadable is counted when the messages are read.
    for (const element of await readList(archive, day, new Map())) {
      if (!reasonNotReadable(element)) yield element as Json
    }
  }
}
