/** Readings by the sheet: taken in line by line, handed out as a file. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { createChildren } from '#modules/subjects/offers.ts'
import { writeCsv } from '#modules/text/csv.ts'
import { dayIn } from '#modules/text/days.ts'
import { downloadSeries, recordSeries, seriesRecorded } from './contract-series.ts'
import { findMetric, narrowedBy } from './find.ts'
import { metricNames } from './metric-names.ts'
import { isMember } from './rules.ts'
import { type SeriesLine, seriesLines } from './series-lines.ts'
import { person, seesNames } from './shown.ts'
import { itsOwner } from './tells.ts'

const MOST_LINES = 2_000

handle(recordSeries, {
  find: (about) => findMetric(about, about.input.metricId),
  allow: isMember,
  async run(about) {
    const { db, community, actor, now, input, found: metric, record, refuse } = about
    if (metric.goal.state === 'stopped') throw refuse('goal_stopped')
    const lines = seriesLines(input.text, metric, { language: input.language, today: dayIn(community.timeZone, now) })
    if (lines.length === 0) throw refuse('no_lines')
    if (lines.length > MOST_LINES) throw refuse('too_many_lines')
    const known = await db.rows(knownValues({ community: community.id, metric: metric.id }))
    const seen = new Set(known.map(keyOf))
    const looked = lines.map((line) => ({ ...line, isKnown: line.wrong === null && seen.has(keyOf(line)) }))
    const fresh = looked.filter(({ wrong, isKnown }) => wrong === null && !isKnown)
    if (!input.dryRun && fresh.length > 0) {
      const ids = fresh.map(() => newId())
      createChildren(about, { kind: 'reading', parentId: metric.goalId, ids, ...narrowedBy(metric) })
      const at = { community: community.id, metric: metric.id, goal: metric.goalId, by: actor.memberId, now }
      db.send(insertAll({ ...at, rows: JSON.stringify(fresh.map((line, n) => ({ ...line, id: ids[n] }))) }))
      record(seriesRecorded, metric.goalId, { metricId: metric.id, count: fresh.length })
    }
    return { lines: looked.map(({ links: _, ...line }) => line), recorded: fresh.length }
  },
})
when(seriesRecorded, {
  history: metricNames,
  topics: ['audience'],
  level: 'today',
  tells: itsOwner,
  counts: 'contribution',
})

type Valued = Pick<SeriesLine, 'at' | 'value' | 'numerator' | 'denominator'>
const keyOf = ({ at, value, numerator, denominator }: Valued) =>
  [at, numerator === null ? value : '', numerator, denominator].join(' ')

/** index reading_series */
const knownValues = prepared(
  (a: { community: string; metric: string }) => sql<Valued>`
    select at, value, numerator, denominator from reading
    where community_id = ${a.community} and metric_id = ${a.metric} and corrected_at is null`,
)

type Rows = { community: string; metric: string; goal: string; by: string | null; now: Date; rows: string }

const insertAll = prepared(
  (a: Rows) => sql`
    insert into reading (community_id, id, metric_id, goal_id, value, numerator, denominator, words, at, note, links,
      recorded_by, recorded_at)
    select ${a.community}::uuid, t.id, ${a.metric}::uuid, ${a.goal}::uuid, t.value, t.numerator, t.denominator, t.words, t.at,
      t.note, t.links, ${a.by}::uuid, ${a.now}
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, value numeric, numerator numeric, denominator numeric,
      words text, at date, note text, links text[])`,
)

const heads = {
  de: ['Datum', 'Wert', 'Davon', 'Gesamt', 'Beobachtung', 'Notiz', 'Link', 'Gemessen von', 'Bestätigt von'],
  en: ['Date', 'Value', 'Part', 'Whole', 'Seen', 'Note', 'Link', 'Measured by', 'Confirmed by'],
}

handle(downloadSeries, {
  find: (about) => findMetric(about, about.input.metricId),
  allow: () => true,
  async run({ db, community, actor, input, found: metric }) {
    const rows = await db.rows(wholeSeries({ community: community.id, metric: metric.id }))
    const names = seesNames(actor)
    const inCoins = (value: number) => (metric.kind === 'money' ? value / 100 : value)
    const lines = rows.map(({ recordedBy, confirmedBy, links, value, ...row }) => [
      row.at,
      inCoins(value),
      row.numerator,
      row.denominator,
      row.words,
      row.note,
      links.join(' '),
      names ? (recordedBy?.name ?? '') : '',
      names ? (confirmedBy?.name ?? '') : '',
    ])
    const text = writeCsv([heads[input.language], ...lines], {
      delimiter: input.language === 'de' ? ';' : ',',
      isMarked: true,
    })
    const name = `${input.language === 'de' ? 'Messwerte' : 'readings'}.csv`
    return { stream: new TextEncoder().encode(text), type: 'text/csv; charset=utf-8', name, inline: false }
  },
})

type Whole = Valued & { at: string; value: number; words: string; note: string; links: string[] }
type Names = Record<'recordedBy' | 'confirmedBy', { name: string } | null>

const wholeSeries = prepared(
  (a: { community: string; metric: string }) => sql<Whole & Names>`
    select r.at, r.value, r.numerator, r.denominator, r.words, r.note, r.links,
      ${person(sql`r.community_id`, sql`r.recorded_by`)} as recorded_by,
      ${person(sql`r.community_id`, sql`r.confirmed_by`)} as confirmed_by
    from reading r where r.community_id = ${a.community} and r.metric_id = ${a.metric} and r.corrected_at is null
    order by r.at, r.recorded_at, r.id`,
)
