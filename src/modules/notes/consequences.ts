/** What follows from writing a page: lists and open pages look again; who follows it hears once a day. */
import { sql } from 'kysely'
import { when } from '#kernel/when.ts'
import {
  noteArchived,
  noteBroughtBack,
  noteContinued,
  noteDeleted,
  noteMade,
  noteRenamed,
  noteUnarchived,
  noteWritten,
} from './contract.ts'

when(noteWritten, {
  topics: ['audience'],
  level: 'week',
  tellsIf: 'tells',
  tells: sql`select page.seq, w.member_id, 'followed' as why from page
    join watch w on w.community_id = page.community_id and w.subject_id = page.subject_id
    where w.level <> 'nothing' and w.member_id is distinct from page.actor_id`,
  counts: 'contribution',
})
when(noteContinued, { level: 'quiet' })
when(noteMade, { topics: ['audience'], level: 'quiet', counts: 'contribution' })
for (const kind of [noteRenamed, noteArchived, noteUnarchived, noteDeleted, noteBroughtBack])
  when(kind, { topics: ['audience'], level: 'quiet' })
