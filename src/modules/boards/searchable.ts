/** Boards and tasks, as they are found: by title and by what is written about them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { checklistAdded, checklistRemoved, itemAdded, itemChanged, itemRemoved } from './checklists/contract.ts'
import {
  boardArchived,
  boardBroughtBack,
  boardChanged,
  boardDeleted,
  boardKind,
  boardMade,
  boardUnarchived,
  taskKind,
} from './contract.ts'
import { boardCopied, taskTemplateMade } from './copies/contract.ts'
import { isLive } from './counted.ts'
import { taskBecamePart } from './parts/contract.ts'
import { taskRepeated } from './repeat/contract.ts'
import {
  taskAdded,
  taskArchived,
  taskBroughtBack,
  taskChanged,
  taskClosed,
  taskDeleted,
  taskMoved,
  taskReopened,
  taskUnarchived,
} from './task/contract.ts'

type Ids = { community: string; ids: string[] }

searchable({
  kind: boardKind.kind,
  isMarkdown: true,
  rows: prepared(
    (a: Ids) => sql<ToFind>`
      select s.id, s.id as subject_id, false as is_talk, s.created_by as author_id, s.created_at as at,
        s.title || E'\n\n' || b.about as text, '{}'::text[] as flags
      from subject s join board b on b.community_id = s.community_id and b.id = s.id
      where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.deleted_at is null
        and not b.is_template`,
  ),
  shown: ({ actor, community, ids }) => shownBoards({ ...seerOf(actor), community: community.id, ids }),
})
const shownBoards = prepared(
  (a: Seer & Ids) => sql<ShownFound>`
    select s.id, s.created_at as at, s.title, b.about as text, null as author, null as place,
      json_build_object('archivedAt', iso(s.archived_at), 'purpose', ${namedPurpose(a)}) as more
    from subject s join board b on b.community_id = s.community_id and b.id = s.id
    where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and ${visible(a)}`,
)
findAgain(
  boardKind.kind,
  [boardMade, boardCopied, boardChanged, boardArchived, boardUnarchived, boardDeleted, boardBroughtBack],
  sql`select subject_id as id from page`,
)

searchable({
  kind: taskKind.kind,
  isMarkdown: true,
  rows: prepared(
    (a: Ids) => sql<ToFind>`
      select s.id, s.id as subject_id, false as is_talk, s.created_by as author_id, s.created_at as at,
        s.title || E'\n\n' || t.about || coalesce((select E'\n\n' || string_agg(i.text, E'\n' order by i.position)
          from checklist_item i where i.community_id = t.community_id and i.task_id = t.id), '') as text, '{}'::text[] as flags
      from subject s join task t on t.community_id = s.community_id and t.id = s.id
      where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.deleted_at is null
        and ${isLive}`,
  ),
  shown: ({ actor, community, ids }) => shownTasks({ ...seerOf(actor), community: community.id, ids }),
})
const shownTasks = prepared(
  (a: Seer & Ids) => sql<ShownFound>`
    select s.id, s.created_at as at, s.title, t.about as text, null as author,
      (select json_build_object('id', b.id, 'kind', b.kind, 'title', b.title, 'audience', b.audience) from subject b
        where b.community_id = t.community_id and b.id = t.board_id) as place,
      json_build_object('closedAt', iso(t.closed_at), 'dueOn', t.due_on, 'archivedAt', iso(s.archived_at)) as more
    from subject s join task t on t.community_id = s.community_id and t.id = s.id
    where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and ${visible(a)}`,
)
const again = [taskAdded, taskRepeated, taskChanged, taskMoved, taskClosed, taskReopened, taskArchived, taskBecamePart]
const listed = [checklistAdded, checklistRemoved, itemAdded, itemChanged, itemRemoved]
findAgain(taskKind.kind, [...again, ...listed], sql`select subject_id as id from page`)
/** Parts go and come with their task, tasks with their board. */
findAgain(
  taskKind.kind,
  [taskDeleted, taskBroughtBack, taskTemplateMade, taskUnarchived, boardDeleted, boardBroughtBack, boardCopied],
  sql`select t.id from page join task t on t.community_id = page.community_id
    and (t.id = page.subject_id or t.board_id = page.subject_id or t.parent_id = page.subject_id)`,
)
