/** What was measured: recorded with evidence, confirmed by a second member, corrected by a new reading, never edited. */
import { sql } from 'kysely'
import type { InputOf } from '#kernel/contract.ts'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { createSubject } from '#modules/subjects/offers.ts'
import { dayIn } from '#modules/text/days.ts'
import {
  confirmReading,
  correctReading,
  readingConfirmed,
  readingCorrected,
  readingRecorded,
  recordReading,
} from './contract-readings.ts'
import { findMetric, findReading, type MetricSeen, narrowedBy } from './find.ts'
import { readReading } from './list-readings.ts'
import { measuredAs } from './measure.ts'
import { metricNames } from './metric-names.ts'
import { isMember, mayCorrect } from './rules.ts'
import { itsOwner } from './tells.ts'

handle(recordReading, {
  find: (about) => findMetric(about, about.input.metricId),
  allow: isMember,
  async run(about) {
    const { found: metric, record, refuse } = about
    if (metric.goal.state === 'stopped') throw refuse('goal_stopped')
    const { readingId, value } = await insertReading(about, metric, null)
    record(readingRecorded, metric.goalId, { readingId, metricId: metric.id, value: toldOf(metric, value) })
    return readReading(about, metric.goal, readingId)
  },
  again: (about) => readReading(about, about.found.goal, about.ref),
})

handle(correctReading, {
  find: (about) => findReading(about, about.input.readingId),
  allow: mayCorrect,
  async run(about) {
    const { db, community, now, found: reading, record, refuse } = about
    const replaced = await db.rows(replace({ community: community.id, id: reading.id, now }))
    if (replaced.length === 0) throw refuse('already_corrected')
    const { readingId, value } = await insertReading(about, reading.metric, reading.id)
    const told = { value: toldOf(reading.metric, value), corrects: reading.id }
    record(readingCorrected, reading.goal.id, { readingId, metricId: reading.metricId, ...told })
    return readReading(about, reading.goal, readingId)
  },
  again: (about) => readReading(about, about.found.goal, about.ref),
})

handle(confirmReading, {
  find: (about) => findReading(about, about.input.readingId),
  allow: isMember,
  async run(about) {
    const { db, community, actor, now, found: reading, record, refuse } = about
    if (reading.recordedBy === actor.memberId) throw refuse('own_reading')
    if (reading.correctedAt) throw refuse('already_corrected')
    const confirmed = await db.rows(confirm({ community: community.id, id: reading.id, by: actor.memberId, now }))
    if (confirmed.length === 0) throw refuse('already_confirmed')
    record(readingConfirmed, reading.goal.id, { readingId: reading.id, metricId: reading.metricId })
    return readReading(about, reading.goal, reading.id)
  },
})

when(readingRecorded, {
  heardOutside: true,
  history: metricNames,
  topics: ['audience'],
  level: 'today',
  tells: itsOwner,
  counts: 'contribution',
})
when(readingCorrected, {
  topics: ['audience'],
  level: 'today',
  tells: recorders('corrects'),
  counts: 'contribution',
  history: metricNames,
})
when(readingConfirmed, {
  topics: ['audience'],
  level: 'week',
  tells: recorders('readingId'),
  counts: 'contribution',
  history: metricNames,
})

/** Whoever recorded the reading that `field` of the data names. */
function recorders(field: 'corrects' | 'readingId') {
  return sql<{ seq: number; memberId: string; why: string }>`
    select page.seq, r.recorded_by as member_id, 'my_reading' as why from page
    join reading r on r.community_id = page.community_id and r.id = (page.data->>${sql.lit(field)})::uuid
    where r.recorded_by is not null and r.recorded_by is distinct from page.actor_id`
}

type Taking = Pick<RunContext<typeof recordReading, unknown>, 'db' | 'community' | 'actor' | 'now' | 'refuse'> & {
  input: Omit<InputOf<typeof recordReading>, 'metricId'>
}

/** Guests hear of a public goal, too: what is not public of it they look for in vain, and are not told either. */
const toldOf = ({ isPublic }: MetricSeen, value: number): number | null => (isPublic ? value : null)

type Inserted = { readingId: string; value: number }

async function insertReading(about: Taking, metric: MetricSeen, corrects: string | null): Promise<Inserted> {
  const { db, community, actor, now, input, refuse } = about
  const measured = measuredAs(metric.kind, input)
  if (!measured) throw refuse('does_not_fit_metric')
  if (input.at > dayIn(community.timeZone, now)) throw refuse('in_the_future')
  const { id } = await createSubject(about, {
    kind: 'reading',
    title: '',
    parentId: metric.goalId,
    ...narrowedBy(metric),
  })
  const { at, note, evidenceLinks: links } = input
  const of = { community: community.id, id, metricId: metric.id, goalId: metric.goalId, corrects }
  db.send(insert({ ...of, ...measured, at, note, links, by: actor.memberId, now }))
  if (input.fileIds.length > 0) {
    const to = { community: community.id, goal: metric.goalId, reading: id, corrects }
    const files = { ...to, by: actor.memberId, ids: input.fileIds }
    const hung = await db.rows(hangFiles(files))
    if (hung.length !== new Set(input.fileIds).size) throw refuse('not_your_file')
  }
  return { readingId: id, value: measured.value }
}

type Row = {
  community: string
  id: string
  metricId: string
  goalId: string
  value: number
  numerator: number | null
  denominator: number | null
  words: string
  at: string
  note: string
  links: string[]
  by: string | null
  now: Date
  corrects: string | null
}

const insert = prepared(
  (a: Row) => sql`
    insert into reading (community_id, id, metric_id, goal_id, value, numerator, denominator, words, at, note, links,
      recorded_by, recorded_at, corrects_id)
    values (${a.community}, ${a.id}, ${a.metricId}, ${a.goalId}, ${a.value}, ${a.numerator}, ${a.denominator}, ${a.words},
      ${a.at}, ${a.note}, ${a.links}, ${a.by}, ${a.now}, ${a.corrects})`,
)

const replace = prepared(
  (a: { community: string; id: string; now: Date }) => sql<{ id: string }>`
    update reading set corrected_at = ${a.now}
    where community_id = ${a.community} and id = ${a.id} and corrected_at is null returning id`,
)

const confirm = prepared(
  (a: { community: string; id: string; by: string | null; now: Date }) => sql<{ id: string }>`
    update reading set confirmed_by = ${a.by}, confirmed_at = ${a.now}
    where community_id = ${a.community} and id = ${a.id} and confirmed_by is null and corrected_at is null returning id`,
)

type Hanging = {
  community: string
  goal: string
  reading: string
  corrects: string | null
  by: string | null
  ids: string[]
}

/**
 * Own files uploaded to the goal become the reading's evidence, and those of the reading it corrects go over to it. Rights
 * come from the reading then, which are the same.
 */
const hangFiles = prepared(
  (a: Hanging) => sql<{ id: string }>`
    update file set subject_id = ${a.reading}, position = array_position(${a.ids}::uuid[], id)
    where community_id = ${a.community} and id = any(${a.ids}::uuid[]) and message_id is null and deleted_at is null
      and ((subject_id = ${a.goal} and uploaded_by = ${a.by}::uuid) or subject_id = ${a.corrects}::uuid) returning id`,
)
