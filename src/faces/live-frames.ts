/** Turns a page of the log into frames and the topics they go to: a few queries for the whole page. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { type LogEntry, withPage } from '#kernel/log.ts'
import { consequencesOf } from '#kernel/when.ts'
import type { Frame } from './live-protocol.ts'

export type Addressed = { entry: LogEntry; topics: string[]; frame: string }

export async function framesOf(db: Db, community: string, entries: LogEntry[]): Promise<Addressed[]> {
  const [patches, audiences] = await Promise.all([
    patchesOf(db, community, entries),
    audiencesOf(db, community, entries),
  ])
  return entries.map((entry) => {
    const frame: Frame = { seq: entry.seq, subject: entry.subjectId, kind: entry.kind, data: entry.data }
    if (patches.has(entry.seq)) frame.patch = patches.get(entry.seq)
    return { entry, topics: topicsOf(entry, audiences), frame: JSON.stringify(frame) }
  })
}

async function patchesOf(db: Db, community: string, entries: LogEntry[]): Promise<Map<number, unknown>> {
  const patches = new Map<number, unknown>()
  const byKind = Map.groupBy(entries, (entry) => entry.kind)
  await Promise.all(
    [...byKind].map(async ([kind, of]) => {
      const { patch } = consequencesOf(kind)
      if (!patch) return
      for (const row of await db.rows(withPage(community, of, patch))) patches.set(row.seq, row.patch)
    }),
  )
  return patches
}

/** Whoever may see a subject, as topics: for hints about lists in which it stands. */
async function audiencesOf(db: Db, community: string, entries: LogEntry[]): Promise<Map<string, string[]>> {
  const wanted = entries.filter((entry) => entry.subjectId && consequencesOf(entry.kind).topics?.includes('audience'))
  if (wanted.length === 0) return new Map()
  const ids = wanted.map((entry) => entry.subjectId)
  const rows = await db.rows(sql<{ id: string; topics: string[] }>`
    select s.id, case when s.audience in ('public', 'community') then array['community']
        when s.audience = 'circle' then array['circle:' || s.circle_id] else '{}' end
      || coalesce((select array_agg('member:' || l.member_id) from let_in l
        where l.community_id = s.community_id and l.subject_id = s.id), '{}') as topics
    from subject s where s.community_id = ${community} and s.id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.topics]))
}

function topicsOf({ kind, subjectId, data }: LogEntry, audiences: Map<string, string[]>): string[] {
  const topics = subjectId ? [`subject:${subjectId}`] : []
  for (const topic of consequencesOf(kind).topics ?? []) {
    const [of, path] = topic.split(':') as [string, string | undefined]
    if (of === 'audience') topics.push(...(audiences.get(subjectId ?? '') ?? []))
    else if (path === undefined) topics.push(of)
    else for (const one of [data[path] ?? []].flat()) topics.push(`${of}:${one}`)
  }
  return topics
}
