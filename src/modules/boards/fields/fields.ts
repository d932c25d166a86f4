/** Own fields of a board, and the options of its choices. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import type { SubjectSeen } from '#modules/subjects/find.ts'
import type { Field } from '../contract.ts'
import { type About, boardOf, findBoard } from '../find.ts'
import { asked, gapAmong } from '../gaps.ts'
import { lockBoard } from '../locks.ts'
import { keyIn, keysAfter } from '../position.ts'
import { mayTend, mayTendItsBoard, mayWork, mayWorkOnItsBoard, mustBeOpen } from '../rules.ts'
import { field } from '../shown.ts'
import {
  addField,
  addOption,
  changeField,
  changeOption,
  countValues,
  fieldAdded,
  fieldChanged,
  fieldRemoved,
  MOST_FIELDS,
  MOST_OPTIONS,
  moveField,
  moveOption,
  removeField,
  removeOption,
} from './contract.ts'

const gapOfFields = gapAmong({ table: 'board_field', of: 'board_id' })
const gapOfOptions = gapAmong({ table: 'field_option', of: 'field_id' })

handle(addField, {
  find: findBoard,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: board, record, made, refuse } = about
    mustBeOpen(about, board)
    const { name, kind, onCard, options } = input
    if (kind !== 'choice' && options.length > 0) throw refuse('has_no_options')
    const at = { community: community.id, board: board.id }
    db.send(lockBoard(at))
    const of = { community: community.id, parent: board.id, moving: null }
    const gap = (await db.one(gapOfFields({ ...of, ...asked(input.after) })))!
    if (gap.count >= MOST_FIELDS) throw refuse('too_many_fields')
    const id = newId()
    db.send(insertField({ ...at, id, name, kind, onCard, position: keyIn(gap) }))
    db.send(
      insertOptions({
        community: community.id,
        field: id,
        ids: options.map(() => newId()),
        names: options.map((option) => option.name),
        tones: options.map(({ tone }) => tone ?? null),
        positions: keysAfter(null, options.length),
      }),
    )
    record(fieldAdded, board.id, { fieldId: id })
    made(id)
    return readField(about, id)
  },
  again: (about) => readField(about, about.ref),
})

type WithField = About & { input: { fieldId: string } }
const findBoardOfField = (about: WithField): Promise<SubjectSeen | undefined> =>
  boardOf(about, fieldById({ community: about.community.id, id: about.input.fieldId }))

handle(changeField, {
  find: findBoardOfField,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: board, record } = about
    mustBeOpen(about, board)
    const { fieldId, name = null, onCard = null } = input
    db.send(renameField({ community: community.id, id: fieldId, name, onCard }))
    record(fieldChanged, board.id, { fieldId })
    return readField(about, fieldId)
  },
})

handle(moveField, {
  find: findBoardOfField,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: board, record } = about
    mustBeOpen(about, board)
    const { fieldId } = input
    db.send(lockBoard({ community: community.id, board: board.id }))
    const of = { community: community.id, parent: board.id, moving: fieldId }
    const gap = (await db.one(gapOfFields({ ...of, ...asked(input.after) })))!
    db.send(placeField({ community: community.id, id: fieldId, position: keyIn(gap) }))
    record(fieldChanged, board.id, { fieldId })
    return readField(about, fieldId)
  },
})

/** What all tasks say there goes with it, and does not come back: only for whoever tends the board. */
handle(removeField, {
  find: findBoardOfField,
  allow: mayTend,
  async run({ db, community, input, found: board, record, refuse }) {
    mustBeOpen({ refuse }, board)
    db.send(dropField({ community: community.id, id: input.fieldId }))
    record(fieldRemoved, board.id, { fieldId: input.fieldId })
    return {}
  },
})

handle(countValues, {
  find: findBoardOfField,
  allow: mayWork,
  run: async ({ db, community, input }) =>
    (await db.one(valuesIn({ community: community.id, id: input.fieldId })))!.counted,
})

handle(addOption, {
  find: findBoardOfField,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: board, record, made, refuse } = about
    mustBeOpen(about, board)
    const { fieldId, name, tone = null } = input
    const { kind } = (await db.one(fieldById({ community: community.id, id: fieldId })))!
    if (kind !== 'choice') throw refuse('has_no_options')
    db.send(lockBoard({ community: community.id, board: board.id }))
    const of = { community: community.id, parent: fieldId, moving: null }
    const gap = (await db.one(gapOfOptions({ ...of, ...asked(input.after) })))!
    if (gap.count >= MOST_OPTIONS) throw refuse('too_many_options')
    const one = { ids: [newId()], names: [name], tones: [tone], positions: [keyIn(gap)] }
    db.send(insertOptions({ community: community.id, field: fieldId, ...one }))
    record(fieldChanged, board.id, { fieldId })
    made(fieldId)
    return readField(about, fieldId)
  },
  again: (about) => readField(about, about.ref),
})

type Found = { board: SubjectSeen; fieldId: string }

async function findOption(about: About & { input: { optionId: string } }): Promise<Found | undefined> {
  const { db, community, input } = about
  const row = await db.one(fieldOfOption({ community: community.id, id: input.optionId }))
  const board = row && (await findBoardOfField({ ...about, input: row }))
  return board && { board, fieldId: row.fieldId }
}

handle(changeOption, {
  find: findOption,
  allow: mayWorkOnItsBoard,
  async run(about) {
    const { db, community, input, found, record } = about
    mustBeOpen(about, found.board)
    const { optionId, name = null, tone } = input
    const to = { name, tone: tone ?? null, keepsTone: tone === undefined }
    db.send(changeOne({ community: community.id, id: optionId, ...to }))
    record(fieldChanged, found.board.id, { fieldId: found.fieldId })
    return readField(about, found.fieldId)
  },
})

handle(moveOption, {
  find: findOption,
  allow: mayWorkOnItsBoard,
  async run(about) {
    const { db, community, input, found, record } = about
    const { board, fieldId } = found
    mustBeOpen(about, board)
    db.send(lockBoard({ community: community.id, board: board.id }))
    const of = { community: community.id, parent: fieldId, moving: input.optionId }
    const gap = (await db.one(gapOfOptions({ ...of, ...asked(input.after) })))!
    db.send(placeOption({ community: community.id, id: input.optionId, position: keyIn(gap) }))
    record(fieldChanged, board.id, { fieldId })
    return readField(about, fieldId)
  },
})

handle(removeOption, {
  find: findOption,
  allow: mayTendItsBoard,
  async run(about) {
    const { db, community, input, found, record } = about
    mustBeOpen(about, found.board)
    db.send(dropOption({ community: community.id, id: input.optionId }))
    record(fieldChanged, found.board.id, { fieldId: found.fieldId })
    return readField(about, found.fieldId)
  },
})

type Of = { community: string; id: string }

export const fieldById = prepared(
  (a: Of) => sql<{ boardId: string; kind: Field['kind'] }>`
    select board_id, kind from board_field where community_id = ${a.community} and id = ${a.id}`,
)
const fieldOfOption = prepared(
  (a: Of) => sql<{ fieldId: string }>`
    select field_id from field_option where community_id = ${a.community} and id = ${a.id}`,
)
type Row = Of & { board: string; name: string; kind: string; onCard: boolean; position: string }
const insertField = prepared(
  (a: Row) => sql`
    insert into board_field (community_id, id, board_id, name, kind, on_card, position)
    values (${a.community}, ${a.id}, ${a.board}, ${a.name}, ${a.kind}, ${a.onCard}, ${a.position})`,
)
type Options = { ids: string[]; names: string[]; tones: (number | null)[]; positions: string[] }
const insertOptions = prepared(
  (a: Options & { community: string; field: string }) => sql`
    insert into field_option (community_id, field_id, id, name, tone, position)
    select ${a.community}::uuid, ${a.field}::uuid, id, name, tone, position
    from unnest(${a.ids}::uuid[], ${a.names}::text[], ${a.tones}::smallint[], ${a.positions}::text[])
      as t(id, name, tone, position)`,
)
const renameField = prepared(
  (a: Of & { name: string | null; onCard: boolean | null }) => sql`
    update board_field set name = coalesce(${a.name}::text, name), on_card = coalesce(${a.onCard}::boolean, on_card)
    where community_id = ${a.community} and id = ${a.id}`,
)
const placeField = prepared(
  (a: Of & { position: string }) => sql`
    update board_field set position = ${a.position} where community_id = ${a.community} and id = ${a.id}`,
)
const dropField = prepared((a: Of) => sql`delete from board_field where community_id = ${a.community} and id = ${a.id}`)
/** index task_value_field */
const valuesIn = prepared(
  (a: Of) => sql<{ counted: { tasks: number; options: Record<string, number> } }>`
    with said as (
      select v.option_id from task_value v join subject s on s.community_id = v.community_id and s.id = v.task_id
        and s.deleted_at is null where v.community_id = ${a.community} and v.field_id = ${a.id}
    )
    select json_build_object('tasks', (select count(*) from said), 'options', coalesce((select json_object_agg(option_id, n)
      from (select option_id, count(*) as n from said where option_id is not null group by 1) each), '{}'::json)) as counted`,
)
const changeOne = prepared(
  (a: Of & { name: string | null; tone: number | null; keepsTone: boolean }) => sql`
    update field_option set name = coalesce(${a.name}::text, name),
      tone = case when ${a.keepsTone}::boolean then tone else ${a.tone}::smallint end
    where community_id = ${a.community} and id = ${a.id}`,
)
const placeOption = prepared(
  (a: Of & { position: string }) => sql`
    update field_option set position = ${a.position} where community_id = ${a.community} and id = ${a.id}`,
)
const dropOption = prepared(
  (a: Of) => sql`delete from field_option where community_id = ${a.community} and id = ${a.id}`,
)
const oneField = prepared(
  (a: Of) => sql<{ field: Field }>`
    select ${field} as field from board_field f where f.community_id = ${a.community} and f.id = ${a.id}`,
)
const readField = async ({ db, community }: { db: Db; community: { id: string } }, id: string): Promise<Field> =>
  (await db.one(oneField({ community: community.id, id })))!.field
