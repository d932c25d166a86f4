/** What a task says in the own fields of its home board. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import type { Field } from '../contract.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { mayWorkOnItsTask, mustBeOpen } from '../rules.ts'
import { taskChanged } from '../task/contract.ts'
import { readTask } from '../task/read-task.ts'
import { whoSees } from '../who-sees.ts'
import { fitting, setValue } from './contract.ts'
import { fieldById } from './fields.ts'

type Found = { task: TaskSeen; kind: Field['kind'] }

/** Only of its home: on other boards it keeps saying what its home asks. */
async function findBoth(about: About & { input: { taskId: string; fieldId: string } }): Promise<Found | undefined> {
  const { db, community, input } = about
  const [task, field] = await Promise.all([
    findTask(about),
    db.one(fieldById({ community: community.id, id: input.fieldId })),
  ])
  return task && field?.boardId === task.boardId ? { task, kind: field.kind } : undefined
}

handle(setValue, {
  find: findBoth,
  allow: mayWorkOnItsTask,
  async run(about) {
    const { db, community, input, found, record } = about
    const { task } = found
    mustBeOpen(about, task)
    const of = { community: community.id, task: task.id, field: input.fieldId }
    const empties = input.value === null || input.value === false || input.value === ''
    if (empties) db.send(empty(of))
    else db.send(write({ ...of, ...(await columnsOf(about)) }))
    record(taskChanged, task.id, { boards: task.boards, parts: ['values'], due: false })
    return readTask(about, task)
  },
})

const column = {
  text: 'text',
  number: 'number',
  date: 'day',
  choice: 'option',
  checkbox: 'isChecked',
  person: 'member',
} as const satisfies Record<Field['kind'], string>

/** Refuses with `does_not_fit`, `no_such_option` and `no_such_member`. */
async function columnsOf({
  db,
  community,
  input,
  found,
  refuse,
}: RunContext<typeof setValue, Found>): Promise<Columns> {
  const { kind, task } = found
  const checked = fitting[kind].safeParse(input.value)
  if (!checked.success) throw refuse('does_not_fit')
  const value = checked.data
  if (kind === 'choice') {
    const option = { community: community.id, field: input.fieldId, id: value as string }
    if (!(await db.one(optionOf(option)))) throw refuse('no_such_option')
  }
  if (kind === 'person') {
    const sees = await db.one(whoSees({ community: community.id, subject: task.id, members: [value as string] }))
    if (!sees) throw refuse('no_such_member')
  }
  return { ...nothing, [column[kind]]: value }
}

const nothing = { text: null, number: null, day: null, isChecked: null, option: null, member: null }
type Columns = {
  text: string | null
  number: number | null
  day: string | null
  isChecked: boolean | null
  option: string | null
  member: string | null
}

type Of = { community: string; task: string; field: string }

const optionOf = prepared(
  (a: { community: string; field: string; id: string }) => sql<{ id: string }>`
    select id from field_option where community_id = ${a.community} and field_id = ${a.field} and id = ${a.id}`,
)
const empty = prepared(
  (a: Of) => sql`
    delete from task_value where community_id = ${a.community} and task_id = ${a.task} and field_id = ${a.field}`,
)
const write = prepared(
  (a: Of & Columns) => sql`
    insert into task_value (community_id, task_id, field_id, text, number, day, is_checked, option_id, member_id)
    values (${a.community}, ${a.task}, ${a.field}, ${a.text}, ${a.number}, ${a.day}, ${a.isChecked}, ${a.option}, ${a.member})
    on conflict (community_id, task_id, field_id) do update set text = excluded.text, number = excluded.number,
      day = excluded.day, is_checked = excluded.is_checked, option_id = excluded.option_id, member_id = excluded.member_id`,
)
