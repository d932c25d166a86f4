/** A card as a task, with everything that hangs on it. */
import { toOurs } from '../../markdown-in.ts'
import { type Json, record, records, text } from '../../shape.ts'
import { count, type ImportCounts } from '../../source.ts'
import type { ImportedCheckItem, ImportedTask, ImportedValue } from '../../source-boards.ts'
import type { ImportedFile } from '../../source-files.ts'
import { instantOf } from '../../times.ts'
import { byPlace, ids, madeAt, type TrelloBoard } from './board.ts'
import { lastOf, type Packed, type Upload } from './uploads.ts'

export type Context = {
  board: TrelloBoard
  packed: Packed
  /** Our token for a username. */
  member(username: string): string | undefined
  counts: ImportCounts
}

const none = () => undefined

export function wordsOf(markdown: unknown, { member, counts }: Pick<Context, 'member' | 'counts'>): string {
  const { text: words, isCut } = toOurs(text(markdown), { member, channel: none })
  if (isCut) count(counts.changed, 'text_cut')
  return words
}

export function taskOf(card: Json, found: number, context: Context): ImportedTask {
  const { board, counts } = context
  const id = text(card.id)
  const { told } = board
  const last = instantOf(card.dateLastActivity)
  const done = card.dueComplete === true ? told.doneAt.get(id) : undefined
  const due = instantOf(card.due)
  const start = instantOf(card.start)
  leaveBehind(card, found, context)
  const creator = told.madeBy.get(id) ?? text(card.idMemberCreator)
  const cover = text(record(card.cover).idAttachment) || text(card.idAttachmentCover)
  if (cover && !context.packed(id, cover)) count(counts.lost, 'cover_needs_token')
  return {
    sourceId: id,
    boardSourceId: board.id,
    listSourceId: text(card.idList),
    places: [],
    title: text(card.name),
    about: wordsOf(card.desc, context),
    // A start is a moment in the file and a day on the screen.
    ...(start && { starts: { at: start, onlyDay: true } }),
    ...(due && { due: { at: due } }),
    ...optional('createdAt', madeAt(id)),
    ...optional('creatorSourceId', creator || undefined),
    ...(card.dueComplete === true && {
      closedAt: instantOf(card.dateCompleted) ?? done?.at ?? last ?? madeAt(id) ?? new Date(0).toISOString(),
    }),
    ...optional('closedBySourceId', done?.by),
    ...(card.closed === true && {
      archivedAt:
        instantOf(card.dateClosed) ?? told.archivedAt.get(id)?.at ?? last ?? madeAt(id) ?? new Date(0).toISOString(),
    }),
    isMilestone: false,
    isTemplate: card.isTemplate === true,
    assigneeSourceIds: ids(card.idMembers),
    labelSourceIds: [...new Set([...ids(card.idLabels), ...records(card.labels).map((label) => text(label.id))])],
    values: records(card.customFieldItems).flatMap((value) => ownValue(value, context)),
    checklists: (board.checklistsOf.get(id) ?? []).map((list) => ({
      title: text(list.name),
      items: byPlace(records(list.checkItems)).map((item) => itemOf(item, last, context)),
    })),
    files: filesOf(card, context),
    ...optional('coverSourceId', cover || undefined),
    waitsFor: [],
  }
}

const optional = <Key extends string>(key: Key, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in Key]?: string }

/** What a card has and a task has not. The card's secret address, above all, is nowhere read. */
function leaveBehind(card: Json, found: number, { counts: { lost, changed }, board }: Context): void {
  const comments = Number(record(card.badges).comments)
  count(lost, 'comments_beyond_file', Number.isSafeInteger(comments) ? Math.max(0, comments - found) : 0)
  count(lost, 'votes', ids(card.idMembersVoted).length)
  count(lost, 'stickers', records(card.stickers).length)
  count(lost, 'power_up_data', records(card.pluginData).length)
  if (card.recurrenceRule) count(lost, 'recurrence')
  if (typeof card.dueReminder === 'number' && card.dueReminder >= 0) count(lost, 'reminders')
  if (card.coordinates || text(card.locationName) || text(card.address)) count(lost, 'location')
  if (text(record(card.cover).color)) count(lost, 'cover_color')
  if (board.archivedLists.has(text(card.idList)) && card.closed !== true) count(changed, 'open_in_archived_list')
}

function itemOf(item: Json, last: string | undefined, context: Context): ImportedCheckItem {
  const done = context.board.told.itemDone.get(text(item.id))
  const due = instantOf(item.due)
  if (typeof item.dueReminder === 'number' && item.dueReminder >= 0) count(context.counts.lost, 'reminders')
  return {
    text: wordsOf(item.name, context).replace(/\s+/g, ' '),
    ...(item.state === 'complete' && { doneAt: done?.at ?? last ?? madeAt(item.id) ?? new Date(0).toISOString() }),
    ...optional('doneBySourceId', done?.by),
    ...optional('assigneeSourceId', text(item.idMember) || undefined),
    ...(due && { due: { at: due } }),
  }
}

/** Numbers and ticks are strings here; an option is named by its id. */
function ownValue({ idCustomField, value, idValue }: Json, { counts }: Context): ImportedValue[] {
  const fieldSourceId = text(idCustomField)
  if (text(idValue)) return [{ fieldSourceId, optionSourceId: text(idValue) }]
  const of = record(value)
  if (text(of.text)) return [{ fieldSourceId, text: text(of.text) }]
  if (of.checked === 'true' || of.checked === true) return [{ fieldSourceId, isChecked: true }]
  if (of.checked !== undefined) return []
  const number = Number(of.number)
  if (of.number !== undefined && of.number !== '' && Number.isFinite(number)) return [{ fieldSourceId, number }]
  const at = instantOf(of.date)
  if (at) return [{ fieldSourceId, when: { at } }]
  if (value !== null && value !== undefined) count(counts.lost, 'value_unknown')
  return []
}

/**
 * Links, and uploads: those the archive does not hold open with a token only. Such to Trello's old store once opened for
 * everybody, and do so no more.
 */
function filesOf(card: Json, { counts, packed }: Context): ImportedFile[] {
  return byPlace(records(card.attachments)).flatMap((one): ImportedFile[] => {
    const url = webAddress(text(one.url))
    const isUpload = one.isUpload === true
    const entry = isUpload ? packed(text(card.id), text(one.id)) : undefined
    if (isUpload && url && !entry) count(counts.lost, 'upload_needs_token')
    const size = sizeOf(one)
    return [
      {
        sourceId: text(one.id) || text(one.url),
        name: text(one.name).trim() || text(one.fileName).trim() || url || '–',
        kind: isUpload ? 'hosted' : 'external',
        ...(text(one.mimeType) && { type: text(one.mimeType) }),
        ...(size !== undefined && { size }),
        ...(url && { url }),
        ...(entry && { entry }),
      },
    ]
  })
}

function sizeOf({ bytes }: Json): number | undefined {
  const size = Number(bytes)
  return Number.isSafeInteger(size) && size > 0 ? size : undefined
}

/** What of a board may lie beside it in its archive. */
export function uploadsOf({ json, cards }: TrelloBoard): Upload[] {
  const ofBoard = ['id', 'shortLink', 'name'].map((name) => text(json[name]))
  return cards.flatMap((card) =>
    records(card.attachments).flatMap((one) => {
      const id = text(one.id)
      const size = sizeOf(one)
      const names = [text(one.fileName), text(one.name), lastOf(text(one.url))]
      const ofCard = ['id', 'shortLink', 'name'].map((name) => text(card[name]))
      const upload = { card: text(card.id), id, names, ofCard, ofBoard, ...(size !== undefined && { size }) }
      return one.isUpload === true && id ? [upload] : []
    }),
  )
}

/** Addresses come from whoever made the file: http and https only, and nobody's password in them. */
export function webAddress(address: string): string | undefined {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || address.length > 2_000) return undefined
  url.username = ''
  url.password = ''
  return url.href
}
