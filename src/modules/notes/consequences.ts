/** What follows from writing a page: lists and open pages look again; who follows it hears once a day. */
import { when } from '#kernel/when.ts'
import { watchers } from '#modules/subjects/offers.ts'
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
  tells: watchers('followed'),
  counts: 'contribution',
  history: true,
})
when(noteContinued, { level: 'quiet' })
when(noteMade, { topics: ['audience'], level: 'quiet', counts: 'contribution', history: true })
for (const kind of [noteRenamed, noteArchived, noteUnarchived, noteDeleted, noteBroughtBack])
  when(kind, { topics: ['audience'], level: 'quiet', history: true })
