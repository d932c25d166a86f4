/** What an @, # or / offers while writing: asked of the house, walked by arrows. */
import { listChannels } from '#modules/chat/contract.ts'
import { suggestMembers } from '#modules/communities/contract.ts'
import type { EditorOptions, Nameable, SuggestionProps } from '#modules/text/ui/editor.ts'
import { call } from '#web/call.ts'
import type { Command } from '../contract-commands.ts'
import { learnName } from './known-names.ts'

export type Offer = Nameable & {
  kind: 'member' | 'circle' | 'all' | 'here' | 'channel' | 'command'
  face?: string | null
  /** How many it reaches. */
  reaches?: number
  command?: Command
}
export type Offered = { items: Offer[]; index: number; take: (offer: Offer) => void }

type Source = {
  community: string
  subjectId: string
  commands: readonly Command[]
  language: string
  offered: () => Offered | undefined
  offer: (offered: Offered | undefined) => void
}

export function suggesting(source: Source): Pick<EditorOptions, 'mention' | 'subject' | 'command'> {
  const render = () => popup(source)
  return {
    mention: { items: ({ query }) => people(source, query), render },
    subject: { items: ({ query }) => channels(source, query), render },
    command: {
      startOfLine: true,
      // Only where a message begins.
      allow: ({ range }) => range.from === 1,
      items: ({ query }) => commandsFor(source, query),
      command: ({ editor, range, props }) => {
        editor.chain().focus().insertContentAt(range, `${props.label} `).run()
      },
      render,
    },
  }
}

async function people({ community, subjectId }: Source, query: string): Promise<Offer[]> {
  const found = await call(suggestMembers, { query, subjectId }, { community }).catch(() => undefined)
  if (!found) return []
  const members = found.members.map(
    ({ id, name, face }): Offer => ({
      id: `@member:${id}`,
      label: name,
      kind: 'member',
      face,
    }),
  )
  const circles = found.circles.map(
    ({ id, name, members: reaches }): Offer => ({ id: `@circle:${id}`, label: name, kind: 'circle', reaches }),
  )
  const isAsked = 'alle all everyone'.split(' ').some((word) => word.startsWith(query.toLowerCase()))
  const all: Offer[] = found.all !== null && isAsked ? [{ id: '@all', label: '', kind: 'all', reaches: found.all }] : []
  const isHere = 'hier here da'.split(' ').some((word) => word.startsWith(query.toLowerCase()))
  const here: Offer[] = found.all !== null && isHere ? [{ id: '@here', label: '', kind: 'here' }] : []
  return [...members, ...circles, ...all, ...here]
}

async function channels({ community }: Source, query: string): Promise<Offer[]> {
  const found = await call(listChannels, {}, { community }).catch(() => undefined)
  const matching = found?.items.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase())) ?? []
  return matching.slice(0, 10).map(({ id, title }) => ({ id: `#${id}`, label: title, kind: 'channel' }))
}

/** By either name, shown by that of the reader's language. */
function commandsFor({ commands, language }: Source, query: string): Offer[] {
  const asked = query.toLowerCase()
  return commands
    .filter(({ names }) => names.en.startsWith(asked) || names.de.startsWith(asked))
    .map((command): Offer => {
      const name = language.startsWith('de') ? command.names.de : command.names.en
      return { id: `/${command.names.en}`, label: `/${name}`, kind: 'command', command }
    })
}

function popup({ community, offered, offer }: Source) {
  const show = (props: SuggestionProps) => {
    const items = props.items as Offer[]
    const take = (one: Offer) => {
      if (one.kind !== 'command') learnName(community, one.id, one.label, one.kind)
      props.command({ id: one.id, label: one.label })
    }
    offer(items.length > 0 ? { items, index: 0, take } : undefined)
  }
  return {
    onStart: show,
    onUpdate: show,
    onExit: () => offer(undefined),
    onKeyDown: ({ event }: { event: KeyboardEvent }) => {
      const now = offered()
      if (!now) return false
      const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (way) {
        offer({ ...now, index: (now.index + way + now.items.length) % now.items.length })
        return true
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        offer(undefined)
        return true
      }
      const chosen = now.items[now.index]
      if ((event.key !== 'Enter' && event.key !== 'Tab') || !chosen) return false
      now.take(chosen)
      return true
    },
  }
}
