/** Parts of a task are put in order. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { findTask } from '../find.ts'
import { asked, gapAmong } from '../gaps.ts'
import { lockTask } from '../locks.ts'
import { keyIn } from '../position.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { readPart } from '../task/add-task.ts'
import { movePart, partMoved } from './contract.ts'

const gapOfParts = gapAmong({ table: 'task', of: 'parent_id' })

handle(movePart, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, record, refuse } = about
    mustBeOpen(about, task)
    const parent = task.parentTaskId
    if (!parent) throw refuse('is_no_part')
    mustBeOpen(about, { archivedAt: (await findSubject(about, parent))?.archivedAt })
    db.send(lockTask({ community: community.id, task: parent }))
    const gap = await db.one(gapOfParts({ community: community.id, parent, moving: task.id, ...asked(input.after) }))
    // Meanwhile it may have been taken out: then it has no place among parts.
    const placed = await db.one(place({ community: community.id, id: task.id, parent, position: keyIn(gap!) }))
    if (!placed) throw refuse('is_no_part')
    record(partMoved, parent, { boards: task.boards })
    return readPart(about, task.id)
  },
})

const place = prepared(
  (a: { community: string; id: string; parent: string; position: string }) => sql<{ id: string }>`
    update task set position = ${a.position}
    where community_id = ${a.community} and id = ${a.id} and parent_id = ${a.parent} returning id`,
)
