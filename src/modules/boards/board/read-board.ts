/** A board as one reader sees it: alone, and with everything its first screen shows, in one look. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, json } from '#kernel/perform.ts'
import { author } from '#modules/communities/shapes.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import { mayTakePart, mayTend } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { allCards, standing } from '../card.ts'
import { type Board, type BoardWhole, getBoard } from '../contract.ts'
import { type About, type BoardSeen, findBoard } from '../find.ts'
import { field, label, list } from '../shown.ts'
import { asksFor, statusSign } from '../status/status.ts'

handle(getBoard, {
  find: findBoard,
  allow: () => true,
  run: async (about) => json<BoardWhole>(await wholeText(about, about.found, about.input.archived ?? false)),
})

async function wholeText(about: About, found: BoardSeen, isArchive: boolean): Promise<string> {
  const { db, actor, community } = about
  const ask = { ...seerOf(actor), community: community.id, id: found.id, ...rights(about, found) }
  const row = await db.one(wholeBoard({ ...ask, isArchive, showsPeople: showsPeople(about, found) }))
  return row!.board
}

/** With its tasks: only after it was found for the actor. */
export const readWhole = async (about: About, found: BoardSeen): Promise<BoardWhole> =>
  JSON.parse(await wholeText(about, found, false))

/** As it is now, with what the actor may do: only after it was found for the actor. */
export async function readBoard(about: About, found: BoardSeen): Promise<Board> {
  const { db, actor, community } = about
  const row = await db.one(
    oneBoard({ ...seerOf(actor), community: community.id, id: found.id, ...rights(about, found) }),
  )
  return row!.board
}

const rights = ({ actor }: About, found: BoardSeen) => ({
  mayWork: mayTakePart({ actor, found }),
  mayTend: mayTend({ actor, found }),
})

/** Visitors and guests of a public board see what is done, not by whom. */
const showsPeople = ({ actor }: About, found: BoardSeen): boolean => mayTakePart({ actor, found })

type Ask = Seer & { community: string; id: string; mayWork: boolean; mayTend: boolean }

const isShared = sql`'isShared', exists (select from board_share x where x.community_id = b.community_id and x.board_id = b.id)`

const fields = (a: Ask) => sql`'id', s.id, 'title', s.title, 'about', b.about, 'audience', s.audience,
  'circle', (select json_build_object('id', c.id, 'name', c.name) from circle c
    where c.community_id = s.community_id and c.id = s.circle_id),
  'purpose', ${namedPurpose(a)}, 'cover', b.cover_id, 'isTemplate', b.is_template, ${isShared}, 'archivedAt', iso(s.archived_at),
  'follows', coalesce((select w.level <> 'nothing' from watch w where w.community_id = s.community_id
    and w.subject_id = s.id and w.member_id = ${a.member}::uuid), false),
  'isVoting', b.votes, 'status', ${statusSign}, 'asksMe', ${asksFor(a.member)},
  'can', json_build_object('work', ${a.mayWork}::boolean and s.archived_at is null, 'tend', ${a.mayTend}::boolean)`

const oneBoard = prepared(
  (a: Ask) => sql<{ board: Board }>`
    select json_build_object(${fields(a)}) as board from board b
    join subject s on s.community_id = b.community_id and s.id = b.id where b.community_id = ${a.community} and b.id = ${a.id}`,
)

/**
 * Tasks of other homes only where the reader sees those, too: tasks of this one share its audience. Archived: lists put
 * away, and every task put away by itself or with its list. Labels and people by arrays of their ids: so they are looked up,
 * where else all that the community has would be read through.
 */
const wholeBoard = prepared(
  (a: Ask & { isArchive: boolean; showsPeople: boolean }) => sql<{ board: string }>`
    with placed as materialized (
      select ${standing} from task_place p
      join board_list l on l.community_id = p.community_id and l.id = p.list_id
      join task t on t.community_id = p.community_id and t.id = p.task_id
      join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
      where p.community_id = ${a.community} and p.board_id = ${a.id}
        and (l.archived_at is not null or s.archived_at is not null) = ${a.isArchive}::boolean and not t.is_template
        and (t.board_id = p.board_id or ${visible(a)})
    )
    select json_build_object(${fields(a)},
      'lists', coalesce((select json_agg(${list} order by l.position, l.id) from board_list l
        where l.community_id = b.community_id and l.board_id = b.id
          and (l.archived_at is null or ${a.isArchive}::boolean)), '[]'::json),
      'labels', coalesce((select json_agg(${label('x')} order by x.position, x.id) from label x
        where x.community_id = b.community_id and x.id = any(array(
          select y.id from label y where y.community_id = ${a.community} and y.board_id = ${a.id}
          union select y.label_id from task_label y where y.community_id = ${a.community}
            and y.task_id = any(array(select id from placed))))), '[]'::json),
      'fields', coalesce((select json_agg(${field} order by f.position, f.id) from board_field f
        where f.community_id = b.community_id and f.board_id = b.id), '[]'::json),
      'members', case when ${a.showsPeople}::boolean then coalesce((select json_agg(${author('m')} order by m.name, m.id)
        from member m where m.community_id = b.community_id and m.id = any(array(
          select y.member_id from task_assignee y where y.community_id = ${a.community}
            and y.task_id = any(array(select id from placed))
          union select v.member_id from task_value v where v.community_id = ${a.community}
            and v.task_id = any(array(select id from placed)) and v.member_id is not null))), '[]'::json) else '[]'::json end,
      'tasks', (${allCards(a)}),
      'myVotes', coalesce((select json_agg(v.task_id) from placed join task_vote v on b.votes
        and v.community_id = placed.community_id and v.task_id = placed.id and v.member_id = ${a.member}::uuid), '[]'::json),
      'seq', (select h.seq from log_head h where h.community_id = b.community_id))::text as board
    from board b join subject s on s.community_id = b.community_id and s.id = b.id
    where b.community_id = ${a.community} and b.id = ${a.id}`,
)
