/** Files that hang on a task: attached by whoever uploaded them, taken off by whoever works on it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { holdUploads } from '#modules/files/offers.ts'
import { findTask } from '../find.ts'
import { lockTask } from '../locks.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { readTask } from '../task/read-task.ts'
import { attachFiles, fileRemoved, filesAttached, MOST_FILES, removeFile } from './contract.ts'

handle(attachFiles, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, input, found: task, record, refuse } = about
    mustBeOpen(about, task)
    const of = { community: community.id, task: task.id }
    db.send(lockTask(of))
    const { files } = (await db.one(countOf(of)))!
    if (files + input.fileIds.length > MOST_FILES) throw refuse('too_many_files')
    const own = { community: community.id, subject: task.id, member: actor.memberId!, ids: input.fileIds }
    if (!(await holdUploads(db, own))) throw refuse('not_your_file')
    record(filesAttached, task.id, { boards: task.boards, files: input.fileIds.length })
    return readTask(about, task)
  },
})

handle(removeFile, {
  async find(about) {
    const [task, file] = await Promise.all([
      findTask(about),
      about.db.one(fileOf({ community: about.community.id, task: about.input.taskId, id: about.input.fileId })),
    ])
    return file && task
  },
  allow: mayWork,
  async run(about) {
    const { db, community, input, now, found: task, record } = about
    mustBeOpen(about, task)
    db.send(remove({ community: community.id, task: task.id, id: input.fileId, now }))
    record(fileRemoved, task.id, { boards: task.boards, files: 1 })
    return readTask(about, task)
  },
})

type Of = { community: string; task: string }

/** index file_subject */
const countOf = prepared(
  (a: Of) => sql<{ files: number }>`
    select count(*) as files from file where community_id = ${a.community} and subject_id = ${a.task}
      and message_id is null and uploaded_to is null and deleted_at is null`,
)
/** On the task itself: what hangs on a message belongs to whoever said it. */
const fileOf = prepared(
  (a: Of & { id: string }) => sql<{ id: string }>`
    select id from file where community_id = ${a.community} and id = ${a.id} and subject_id = ${a.task}
      and message_id is null and uploaded_to is null and deleted_at is null`,
)
const remove = prepared(
  (a: Of & { id: string; now: Date }) => sql`
    with uncovered as (
      update task set cover_id = null where community_id = ${a.community} and id = ${a.task} and cover_id = ${a.id}
    )
    update file set deleted_at = ${a.now} where community_id = ${a.community} and id = ${a.id}`,
)
