/** The boards one may see. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import { type DeletedSubject, deletedSubjects, mayBringBack, rightsOfDeleted } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { dayIn } from '#modules/text/days.ts'
import { type BoardInList, listBoards } from '../contract.ts'
import { isInside, isMember } from '../rules.ts'
import { statusSign } from '../status/status.ts'

/** Beyond this one looks for them. */
const MOST = 500

handle(listBoards, {
  find: theCommunity,
  allow: isInside,
  async run({ db, actor, community, now, input }) {
    const { which } = input
    const today = dayIn(community.timeZone, now)
    const ask = { ...seerOf(actor), community: community.id, today }
    const can = { make: isMember({ actor }) }
    if (which === 'deleted') {
      const rows = await db.rows(deletedBoards(ask))
      return {
        items: rows.filter(({ rights }) => mayBringBack({ actor, found: rights })).map(({ board }) => board),
        can,
      }
    }
    const of = { ...ask, isArchive: which === 'archived', isTemplate: which === 'templates' }
    return { items: (await db.rows(boards(of))).map(({ board }) => board), can }
  },
})

type Ask = Seer & { community: string; today: string }

const inList = (
  a: Ask,
  deletedAt: string,
) => sql`json_build_object('id', s.id, 'title', s.title, 'audience', s.audience,
  'circle', (select json_build_object('id', c.id, 'name', c.name) from circle c
    where c.community_id = s.community_id and c.id = s.circle_id),
  'purpose', ${namedPurpose(a)}, 'cover', b.cover_id, 'open', n.open, 'done', n.done, 'mine', n.mine, 'late', n.late,
  'wanted', n.wanted, 'status', ${statusSign}, 'archivedAt', iso(s.archived_at), 'deletedAt', iso(${sql.ref(deletedAt)}))`

/** Tasks of this home, without their parts. What is mine is read once for all boards. index task_board, task_assignee_member */
const counts = (a: Ask) => sql`lateral (
  select count(*) filter (where t.closed_at is null) as open, count(*) filter (where t.closed_at is not null) as done,
    count(*) filter (where t.closed_at is null and t.id in (select x.task_id from task_assignee x
      where x.community_id = ${a.community} and x.member_id = ${a.member}::uuid)) as mine,
    count(*) filter (where t.closed_at is null and t.due_on < ${a.today}::date) as late,
    count(*) filter (where t.closed_at is null and t.needed is not null and t.needed > (select count(*) from task_assignee x
      where x.community_id = t.community_id and x.task_id = t.id)) as wanted
  from task t join subject ts on ts.community_id = t.community_id and ts.id = t.id and ts.deleted_at is null
    and ts.archived_at is null where t.community_id = s.community_id and t.board_id = s.id and t.parent_id is null) n`

const boards = prepared(
  (a: Ask & { isArchive: boolean; isTemplate: boolean }) => sql<{ board: BoardInList }>`
    select ${inList(a, 's.deleted_at')} as board from subject s
    join board b on b.community_id = s.community_id and b.id = s.id and b.is_template = ${a.isTemplate}::boolean, ${counts(a)}
    where s.community_id = ${a.community} and s.kind = 'board' and ${visible(a)}
      and (s.archived_at is not null) = (${a.isArchive}::boolean or b.is_template)
    order by s.title collate "de-x-icu", s.id limit ${sql.lit(MOST)}`,
)
const deletedBoards = prepared(
  (a: Ask) => sql<{ board: BoardInList; rights: DeletedSubject }>`
    select ${inList(a, 's.went_at')} as board, ${rightsOfDeleted(a)} as rights
    from (select *, null::text as purpose_kind, null::uuid as purpose_id from ${deletedSubjects} d) s
    join board b on b.community_id = s.community_id and b.id = s.id, ${counts(a)}
    where s.community_id = ${a.community} and s.kind = 'board' and ${visible(a)}
    order by s.went_at desc, s.id limit ${sql.lit(MOST)}`,
)
