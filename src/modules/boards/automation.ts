/** What rules on a board can be made of: what happens to its tasks, what can be asked of them, what can be done. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { tellMember } from '#modules/automation/contract.ts'
import { offerAction, offerChoices, offerFields, offerTrigger, scheduleParams } from '#modules/automation/offers.ts'
import { openChannels } from '#modules/chat/offers.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { maySee } from '#modules/subjects/visible.ts'
import { taskApproved, taskDeclined } from './approvals/contract.ts'
import { boardKind, taskKind } from './contract.ts'
import { taskRepeated } from './repeat/contract.ts'
import {
  addTask,
  addTaskLabel,
  archiveTask,
  assignTask,
  closeTask,
  moveTask,
  reopenTask,
  setDueIn,
  taskAdded,
  taskAssigned,
  taskClosed,
  taskMoved,
  taskReopened,
  taskTaken,
} from './task/contract.ts'

const on = { place: boardKind.kind, about: taskKind.kind }
const placesOf = (data: Record<string, unknown>) => data.boards as string[]
type At = { community: string; place: string }

offerTrigger({ ...on, name: 'boards.added', after: [taskAdded, taskRepeated], placesOf })
offerTrigger({
  ...on,
  name: 'boards.moved_to',
  after: [taskMoved, taskAdded, taskRepeated],
  params: { list: 'boards.list' },
  placesOf,
  // What moves within its list came from nowhere else.
  matches: ({ data, given }) => data.listId === given.list && data.fromId !== data.listId,
})
offerTrigger({ ...on, name: 'boards.closed', after: [taskClosed], placesOf })
offerTrigger({ ...on, name: 'boards.approved', after: [taskApproved], placesOf })
offerTrigger({ ...on, name: 'boards.declined', after: [taskDeclined], placesOf })
offerTrigger({ ...on, name: 'boards.reopened', after: [taskReopened], placesOf })
offerTrigger({ ...on, name: 'boards.taken', after: [taskAssigned, taskTaken], placesOf })
offerTrigger({
  ...on,
  name: 'boards.due_in',
  params: { days: 'days' },
  due: ({ community, place, given, now, zone }) => dueIn({ community, place, days: Number(given.days), now, zone }),
})
offerTrigger({ ...on, name: 'boards.pressed', isButton: true })
offerTrigger({
  place: boardKind.kind,
  about: null,
  name: 'boards.at_times',
  params: scheduleParams,
  isSchedule: true,
})

/** Each day a task is due on is one time: whoever sets another day is reminded again. */
const dueIn = prepared(
  (a: At & { days: number; now: Date; zone: string }) => sql<{ id: string; key: string }>`
    select t.id, 'due:' || t.id || ':' || t.due_on as key from task t
    join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null and s.archived_at is null
    where t.community_id = ${a.community} and t.board_id = ${a.place} and t.closed_at is null
      and t.due_on between (${a.now}::timestamptz at time zone ${a.zone})::date
        and (${a.now}::timestamptz at time zone ${a.zone})::date + ${a.days}::int`,
)
offerFields(taskKind.kind, {
  fields: {
    list: { is: 'id', kind: 'boards.list' },
    labels: { is: 'ids', kind: 'boards.label' },
    people: { is: 'ids', kind: 'boards.member' },
    title: { is: 'text' },
    due: { is: 'day' },
    milestone: { is: 'flag' },
    done: { is: 'flag' },
    estimate: { is: 'number' },
    votes: { is: 'number' },
  },
  read: prepared(
    (a: { community: string; ids: string[] }) => sql<Record<string, unknown> & { id: string }>`
      select t.id, p.list_id as list, s.title, t.due_on as due, t.is_milestone as milestone, t.closed_at is not null as done,
        t.estimate_minutes as estimate, t.votes,
        array(select x.label_id from task_label x where x.community_id = t.community_id and x.task_id = t.id)::text[] as labels,
        array(select x.member_id from task_assignee x where x.community_id = t.community_id and x.task_id = t.id)::text[] as people
      from task t join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
      left join task_place p on p.community_id = t.community_id and p.task_id = t.id and p.board_id = t.board_id
      where t.community_id = ${a.community} and t.id = any(${a.ids}::uuid[])`,
  ),
})

type Choice = { id: string; title: string }
offerChoices(
  'boards.list',
  prepared(
    (a: At) => sql<Choice>`
      select id, title from board_list where community_id = ${a.community} and board_id = ${a.place} and archived_at is null
      order by position, id`,
  ),
)
offerChoices(
  'boards.label',
  prepared(
    (a: At) => sql<Choice>`
      select id, name as title from label where community_id = ${a.community} and board_id = ${a.place} order by position, id`,
  ),
)
/** Whoever may be told: members who are there, so many that one still finds somebody. */
offerChoices(
  'boards.member',
  prepared(
    (a: At) => sql<Choice>`
      select m.id, m.name as title from member m join subject s on s.community_id = m.community_id and s.id = ${a.place}
      where m.community_id = ${a.community} and ${maySee('m', 's')} order by m.name, m.id limit 1000`,
  ),
)
offerChoices('boards.channel', openChannels)

const list = { list: 'boards.list' }
const member = { member: 'boards.member' }
offerAction({
  ...on,
  name: 'boards.move',
  params: list,
  does: ({ subjectId, given }) => ({
    operation: moveTask,
    input: { taskId: subjectId, listId: given.list, anyway: true },
  }),
})
offerAction({
  ...on,
  name: 'boards.assign',
  params: member,
  does: ({ subjectId, given }) => ({ operation: assignTask, input: { taskId: subjectId, memberId: given.member } }),
})
offerAction({
  ...on,
  name: 'boards.set_due',
  params: { days: 'days' },
  does: ({ subjectId, given }) => ({ operation: setDueIn, input: { taskId: subjectId, days: given.days } }),
})
offerAction({
  ...on,
  name: 'boards.label',
  params: { label: 'boards.label' },
  does: ({ subjectId, given }) => ({ operation: addTaskLabel, input: { taskId: subjectId, labelId: given.label } }),
})
offerAction({
  ...on,
  name: 'boards.comment',
  params: { text: 'text' },
  does: ({ subjectId, given }) => ({ operation: postMessage, input: { subjectId, text: given.text } }),
})
offerAction({
  ...on,
  name: 'boards.tell',
  params: member,
  does: ({ subjectId, given }) => ({ operation: tellMember, input: { subjectId, memberId: given.member } }),
})
offerAction({
  ...on,
  name: 'boards.close',
  does: ({ subjectId }) => ({ operation: closeTask, input: { taskId: subjectId, anyway: true } }),
})
offerAction({
  ...on,
  name: 'boards.reopen',
  does: ({ subjectId }) => ({ operation: reopenTask, input: { taskId: subjectId } }),
})
offerAction({
  ...on,
  name: 'boards.archive',
  does: ({ subjectId }) => ({ operation: archiveTask, input: { taskId: subjectId } }),
})
offerAction({
  place: boardKind.kind,
  about: null,
  name: 'boards.add_task',
  params: { ...list, title: 'text' },
  does: ({ given }) => ({
    operation: addTask,
    input: { listId: given.list, title: String(given.title).slice(0, 300) },
  }),
})
offerAction({
  place: boardKind.kind,
  about: null,
  name: 'boards.post',
  params: { channel: 'boards.channel', text: 'text' },
  // Linked where it is about a task: whoever may not see it reads "something private".
  does: ({ subjectId, given }) => ({
    operation: postMessage,
    input: { subjectId: given.channel, text: subjectId ? `${given.text}\n\n<#${subjectId}>` : given.text },
  }),
})
