/** One file of JSON: a board with its people, cards and comments. */
import { firstText, type Json, record, records, text } from '../../shape.ts'
import { count, type ImportedMessage, type ImportedPerson } from '../../source.ts'
import type { ImportedBoard, ImportedField, ImportedLabel, Openness } from '../../source-boards.ts'
import { instantOf } from '../../times.ts'
import { toneFor } from '../../tones.ts'
import { authorOf, byPlace, ids, madeAt, readBoard, type TrelloBoard } from './board.ts'
import { type Context, taskOf, uploadsOf, wordsOf } from './card.ts'
import type { Document, Reading } from './reading.ts'

export function documentOf(json: Json): Document {
  const board = readBoard(json)
  const found = foundOn(board)
  return {
    id: board.id,
    people: () => peopleOf(board),
    uploads: () => uploadsOf(board),
    board: (reading) => boardOf(board, contextOf(board, reading)),
    *tasks(reading) {
      const context = contextOf(board, reading)
      for (const card of board.others) count(reading.counts.lost, `${text(card.cardRole)}_card`)
      for (const card of board.cards) yield taskOf(card, found.get(text(card.id)) ?? 0, context)
    },
    messages: (reading) => messagesOf(board, contextOf(board, reading)),
  }
}

const contextOf = (board: TrelloBoard, reading: Reading): Context => ({ board, ...reading })

/** How many comments of each card the file holds. */
function foundOn({ comments }: TrelloBoard): Map<string, number> {
  const found = new Map<string, number>()
  for (const { data } of comments) count(found, text(record(record(data).card).id))
  return found
}

/** Members, and whoever left and is only named by what they did or are asked to do. */
function* peopleOf({ json, cards, comments, told, checklistsOf }: TrelloBoard): Generator<ImportedPerson> {
  const actors = records(json.actions).map(({ memberCreator }) => record(memberCreator))
  for (const one of [...records(json.members), ...actors]) if (text(one.id)) yield personOf(one)
  const items = [...checklistsOf.values()].flat().flatMap(({ checkItems }) => records(checkItems))
  const named = [
    ...cards.flatMap(({ idMembers }) => ids(idMembers)),
    ...items.map(({ idMember }) => text(idMember)),
    ...comments.map((one) => authorOf(one) ?? 'unknown'),
    ...told.madeBy.values(),
    ...[...told.doneAt.values(), ...told.itemDone.values()].map(({ by }) => by ?? ''),
    text(json.idMemberCreator),
  ]
  for (const id of named) if (id) yield { sourceId: id, name: 'Unknown', kind: 'stranger' }
}

/** What is private of a member (`nonPublic`) is not looked at. */
const personOf = (one: Json): ImportedPerson => ({
  sourceId: text(one.id),
  name: firstText(one.fullName, one.username, 'Unknown').trim(),
  kind: one.memberType === 'ghost' ? 'stranger' : 'member',
  ...(text(one.username) && { handle: text(one.username) }),
})

function boardOf(board: TrelloBoard, context: Context): ImportedBoard {
  const { json, id } = board
  const { lost, skipped } = context.counts
  context.counts.entries += board.history
  count(skipped, 'card_history', board.history)
  // Rules live at Trello's, and no file says whether there are any.
  count(lost, 'butler_rules')
  count(lost, 'power_ups', Math.max(ids(json.powerUps).length, records(json.pluginData).length > 0 ? 1 : 0))
  count(lost, 'invitations', records(json.memberships).filter(({ unconfirmed }) => unconfirmed === true).length)
  count(lost, 'list_limits', board.lists.filter(({ softLimit }) => typeof softLimit === 'number').length)
  if (text(record(json.prefs).backgroundImage)) count(lost, 'board_background')
  const members = records(json.memberships).map(({ idMember }) => text(idMember))
  return {
    sourceId: id,
    name: text(json.name),
    about: wordsOf(json.desc, context),
    openness: opennessOf(text(record(json.prefs).permissionLevel)),
    archived: json.closed === true,
    memberSourceIds: [...new Set([...members, ...records(json.members).map((one) => text(one.id))])].filter(Boolean),
    ...(text(json.idMemberCreator) && { creatorSourceId: text(json.idMemberCreator) }),
    ...(madeAt(id) && { createdAt: madeAt(id)! }),
    lists: board.lists.map((one) => ({
      sourceId: text(one.id),
      name: text(one.name).trim(),
      archived: one.closed === true,
    })),
    labels: labelsOf(board),
    fields: fieldsOf(json, context),
  }
}

/** Whatever does not say how open it is stays closed. */
const opennessOf = (level: string): Openness => (level === 'public' || level === 'org' ? level : 'private')

/** Nameless ones are called by their tone; where two would share it, by the colour they had. */
function labelsOf({ json, cards }: TrelloBoard): ImportedLabel[] {
  const all = [...records(json.labels), ...cards.flatMap((card) => records(card.labels))].filter(({ id }) => text(id))
  const nameless = new Set<number>()
  return [...new Map(all.map((label) => [text(label.id), label])).values()].map(({ id, name, color }) => {
    const tone = toneFor(text(color) || 'none')
    const own = text(name).trim()
    const isShared = !own && nameless.has(tone)
    if (!own) nameless.add(tone)
    return { sourceId: text(id), name: isShared ? text(color).replaceAll('_', ' ') || '–' : own, tone }
  })
}

const kinds: Record<string, ImportedField['kind']> = {
  text: 'text',
  number: 'number',
  date: 'date',
  checkbox: 'checkbox',
  list: 'choice',
}

function fieldsOf(json: Json, { counts }: Context): ImportedField[] {
  return byPlace(records(json.customFields)).flatMap((field) => {
    const kind = Object.hasOwn(kinds, text(field.type)) ? kinds[text(field.type)] : undefined
    if (!kind || !text(field.id)) {
      count(counts.lost, 'field_unknown')
      return []
    }
    const options = byPlace(records(field.options)).map((option) => ({
      sourceId: text(option.id),
      name: text(record(option.value).text).trim(),
      ...(text(option.color) && option.color !== 'none' && { tone: toneFor(text(option.color)) }),
    }))
    const onCard = record(field.display).cardFront === true
    return [{ sourceId: text(field.id), name: text(field.name).trim(), kind, onCard, options }]
  })
}

function* messagesOf(board: TrelloBoard, context: Context): Generator<ImportedMessage> {
  const cards = new Set(board.cards.map(({ id }) => text(id)))
  const given = new Set<string>()
  const { counts } = context
  for (const action of board.comments) {
    counts.entries++
    const data = record(action.data)
    const [id, card] = [text(action.id), text(record(data.card).id)]
    const at = instantOf(action.date) ?? madeAt(id)
    const reason = !id || given.has(id) ? 'duplicate' : !cards.has(card) ? 'comment_elsewhere' : at ? '' : 'no_time'
    given.add(id)
    const words = reason ? '' : wordsOf(data.text, context)
    if (reason || !words || !at) {
      count(counts.skipped, reason || 'empty')
      continue
    }
    const editedAt = instantOf(data.dateLastEdited)
    yield {
      sourceId: id,
      subjectSourceId: card,
      authorSourceId: authorOf(action) ?? 'unknown',
      at,
      text: words,
      kind: 'message',
      reactions: [],
      files: [],
      ...(editedAt && { editedAt }),
    }
  }
}
