/** How a module says which screens it brings, and what it offers on those of others; main.tsx only lists the modules. */
import type { ComponentType } from 'react'
import type { Message } from '#modules/conversation/contract.ts'
import type { Command } from '#modules/conversation/contract-commands.ts'
import type { Found } from '#modules/search/contract.ts'
import type { Here } from './here.ts'
import type { Area, KindShown, Sign } from './kinds.ts'

/** A part of the rail; on phones the first five stand in the bar below, the others above. */
export type AreaShown = {
  name: Area
  /** `module:key` of its word. */
  label: string
  icon: Sign
  /** Below the community. */
  path: string
  /** From the top: 1 home, 2 talk, 3 tasks, 4 dates, 5 goals, 6 people. */
  rank: number
  /** Marked while something waits there. */
  waits?: 'unread'
}

export type Screen = {
  /** Inside a community: below `/c/{slug}/`; `instance`: from the root. `$name` are parameters. */
  path: string
  within: 'community' | 'instance'
  /** Which part of the rail is marked. */
  area?: Area
  load: () => Promise<{ default: ComponentType }>
}

/** What can be made of a message: an entry of its menu that opens something. */
export type MessageDeed = {
  /** `module:key` of its word. */
  label: string
  icon: Sign
  /** Only for members of the community, not for guests. */
  membersOnly?: boolean
  load: () => Promise<{ default: ComponentType<MessageDeedProps> }>
}
/** `href`: where the message stands. */
export type MessageDeedProps = { message: Message; href: string; onClose: () => void }

/** How a kind of card stands in the message that carries it. */
export type MessageCard = { kind: string; load: () => Promise<{ default: ComponentType<CardProps> }> }
export type CardProps = { message: Message; data: Record<string, unknown> }

/** What is kept beside a subject or a circle: a pane of a channel, a part of the page of a goal or circle. */
export type Beside = {
  /** In the address of a pane. */
  name: string
  /** `module:key` of its word; with `_close` that of closing its pane. */
  label: string
  icon: Sign
  load: () => Promise<{ default: ComponentType<BesideProps> }>
}
/** What it stands beside: exactly one of the two. */
export type BesideProps = { subjectId?: string; circleId?: string }

/** How something stands among what was found that is no subject itself. */
export type FoundAs = {
  kind: string
  /** `module:key` of its name for many, as a heading. */
  many: string
  /** What has a name comes before what was sent, that before what was said. */
  is: 'named' | 'sent' | 'said'
  Sign: ComponentType<{ found: Found }>
  /** Below the community; otherwise where it stands on its subject. */
  path?: (id: string) => string
}

/** A part of a community's settings with a screen of its own. */
export type SettingsPart = {
  /** Below `settings/`. */
  path: string
  /** `module:key` of its words, with `.title`, `.text` and `.open`. */
  words: string
  may: (community: Here['community']) => boolean
  /** Beside leaving, at the end. */
  isLast?: boolean
}

/** Keys that mean something on its screens, as the overview behind "?" tells them. */
export type KeysShown = {
  /** `module:key` of the words for where they count. */
  label: string
  /** By `module:key` of what they do: "m", "shift+enter". */
  keys: Readonly<Record<string, string>>
}

/** An entry in the menu of a subject's page, such as a board's: leads to a screen of its own. */
export type MenuEntry = {
  /** The kind of subject. */
  of: string
  /** `module:key` of its word. */
  label: string
  icon: Sign
  /** Below the community. */
  path: (subjectId: string) => string
}

/** What waits for me there, among what I can do next; how much, the server says under the same name. */
export type WaitingOffer = {
  name: string
  /** `module:key` of its words, with a count; with `_why` what it is good for. */
  words: string
  icon: Sign
  /** Below the community. */
  path: string
}

export type ModuleScreens = {
  screens: Screen[]
  /** What it has on the rail. */
  areas?: AreaShown[]
  /** Mounted once inside a community: shortcuts, notices. */
  always?: ComponentType[]
  /** In the menu of every message. */
  deeds?: MessageDeed[]
  /** Its kinds of subjects. */
  kinds?: KindShown[]
  /** Kinds of cards that its messages carry. */
  cards?: MessageCard[]
  /** Beside every channel, goal and circle. */
  beside?: Beside[]
  /** What else of it can be found, beside its kinds of subjects. */
  found?: FoundAs[]
  /** In the menus of the pages of others. */
  menus?: MenuEntry[]
  /** At home. */
  offers?: WaitingOffer[]
  /** In the settings of the community. */
  settings?: SettingsPart[]
  /** Typed after a slash, wherever people talk. */
  commands?: Command[]
  /** In the overview of keys. */
  keys?: KeysShown[]
  /** What its screens fetch besides when it is needed, as they do: fetched in a quiet moment. */
  parts?: (() => Promise<unknown>)[]
}
