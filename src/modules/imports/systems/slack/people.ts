/** Who is who in an export: the listed users, and those who only appear in its messages. */

import { firstText, type Json, record, text, texts } from '../../shape.ts'
import type { ImportedPerson, PersonKind } from '../../source.ts'

export const unknownAuthor = 'unknown'
const slackbot = 'USLACKBOT'

export interface People {
  /** By id, listed and unlisted. */
  all: Map<string, ImportedPerson>
  /** `B…` of a bot → its `U…`. */
  bots: Map<string, string>
  botNames: Map<string, string>
}

export function peopleOf(users: Json[]): People {
  const people: People = { all: new Map(), bots: new Map(), botNames: new Map() }
  for (const user of users) {
    const id = text(user.id)
    if (!id || people.all.has(id)) continue
    people.all.set(id, personOf(user, id))
    const bot = text(record(user.profile).bot_id)
    if (bot) people.bots.set(bot, id)
  }
  return people
}

/** The workspace: of most of its users, not counting guests from connected ones. */
export function teamOf(users: Json[]): string {
  const teams = new Map<string, number>()
  for (const user of users) {
    const team = text(user.team_id)
    if (team && user.is_stranger !== true) teams.set(team, (teams.get(team) ?? 0) + 1)
  }
  return [...teams].reduce((best, team) => (team[1] > best[1] ? team : best), ['', 0])[0]
}

/** `user`, else the user of the bot, else the bot, else the name it used. */
export function authorOf(message: Json, people: People): string {
  const bot = text(message.bot_id)
  const username = text(message.username).trim()
  return (
    firstText(record(message.comment).user, message.user, people.bots.get(bot), bot) ||
    (username ? `name:${username}` : unknownAuthor)
  )
}

/** Makes placeholders for all a message names as acting, as far as they are not known yet. */
export function meetPeople(message: Json, people: People): void {
  const author = authorOf(message, people)
  const kind = message.bot_id || message.subtype === 'bot_message' || author.startsWith('name:') ? 'app' : 'stranger'
  meet(people, author, { name: nameInMessage(message), kind })
  for (const reaction of Array.isArray(message.reactions) ? message.reactions : []) {
    for (const id of texts(record(reaction).users)) meet(people, id, { name: '', kind: 'stranger' })
  }
  const [, bot, name = ''] = /\/services\/(B[A-Z0-9]{1,30})\|([^<>|]{1,200})>/.exec(text(message.text)) ?? []
  if (message.subtype === 'bot_add' && bot && !people.bots.has(bot)) nameBot(people, bot, name)
  for (const id of texts([message.parent_user_id])) meet(people, id, { name: '', kind: 'stranger' })
}

export function meet(people: People, id: string, { name, kind }: { name: string; kind: PersonKind }): void {
  const known = people.all.get(id)
  if (id === slackbot && !known) people.all.set(id, { sourceId: id, name: 'Slackbot', kind: 'app' })
  else if (!known) people.all.set(id, { sourceId: id, name: name || people.botNames.get(id) || 'Unknown', kind })
  else if (name && known.name === 'Unknown') Object.assign(known, { name, kind })
}

/** Old bots are named only where they were added to a channel. They become people when they also wrote. */
function nameBot(people: People, bot: string, name: string): void {
  people.botNames.set(bot, name)
  const known = people.all.get(bot)
  if (known?.name === 'Unknown') known.name = name
}

function personOf(user: Json, id: string): ImportedPerson {
  const profile = record(user.profile)
  const email = text(profile.email).trim().toLowerCase()
  return {
    sourceId: id,
    name: firstText(profile.display_name, profile.real_name, user.real_name, user.name).trim() || 'Unknown',
    kind: kindOf(user, id),
    ...(email.includes('@') && { email }),
    ...(text(user.name) && { handle: text(user.name) }),
    ...(user.deleted === true && { deactivated: true }),
  }
}

function kindOf(user: Json, id: string): PersonKind {
  if (user.is_bot === true || id === slackbot || user.is_workflow_bot === true) return 'app'
  return user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true
    ? 'guest'
    : 'member'
}

function nameInMessage(message: Json): string {
  const profile = record(message.user_profile)
  const bot = record(message.bot_profile)
  // Old uploads carry the author's mention as `username`.
  const username = text(message.username).startsWith('<') ? '' : message.username
  return firstText(profile.display_name, profile.real_name, profile.name, bot.name, username).trim()
}
