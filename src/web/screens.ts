/** How a module says which screens it brings, and what it offers on those of others; main.tsx only lists the modules. */
import type { ComponentType } from 'react'
import type { Message } from '#modules/conversation/contract.ts'
import type { Command } from '#modules/conversation/contract-commands.ts'
import type { Here } from './here.ts'
import type { Served } from './served.ts'

export type Area = 'home' | 'talk' | 'goals' | 'people'

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
  icon: ComponentType<{ 'aria-hidden'?: boolean }>
  /** Only for members of the community, not for guests. */
  membersOnly?: boolean
  load: () => Promise<{ default: ComponentType<MessageDeedProps> }>
}
/** `href`: where the message stands. */
export type MessageDeedProps = { message: Message; href: string; onClose: () => void }

/** What is kept beside a subject or a circle: a pane of a channel, a part of the page of a goal or circle. */
export type Beside = {
  /** In the address of a pane. */
  name: string
  /** `module:key` of its word; with `_close` that of closing its pane. */
  label: string
  icon: ComponentType<{ 'aria-hidden'?: boolean }>
  load: () => Promise<{ default: ComponentType<BesideProps> }>
}
/** What it stands beside: exactly one of the two. */
export type BesideProps = { subjectId?: string; circleId?: string }

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

export type ModuleScreens = {
  screens: Screen[]
  /** Mounted once inside a community: shortcuts, notices. */
  always?: ComponentType[]
  /** In the menu of every message. */
  deeds?: MessageDeed[]
  /** By kind of subject: how it stands where it serves a goal. */
  served?: Record<string, Served>
  /** Beside every channel, goal and circle. */
  beside?: Beside[]
  /** In the settings of the community. */
  settings?: SettingsPart[]
  /** Typed after a slash, wherever people talk. */
  commands?: Command[]
  /** What its screens fetch besides when it is needed, as they do: fetched in a quiet moment. */
  parts?: (() => Promise<unknown>)[]
}
