/** For the history of a goal: the metric that an activity is about. */
import { sql } from 'kysely'

export const metricNames = sql<{ seq: number; names: Record<string, string> }>`
  select page.seq, json_build_object('metric', m.name) as names from page
  join metric m on m.community_id = page.community_id and m.id = (page.data->>'metricId')::uuid`
