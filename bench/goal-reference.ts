/** The reference for the goal page: the same rows by the bare driver, serialised. */
import { barePool, serveBare } from './bare.ts'

const pool = barePool()

const queries = {
  goal: `select json_build_object('goal', g, 'title', s.title, 'metric', m, 'readings', (
      select json_agg(json_build_array(r.at, r.value) order by r.at) from (select at, value from reading
        where community_id = m.community_id and metric_id = m.id and corrected_at is null order by at desc limit 400) r),
      'before', (select sum(value) from reading where community_id = m.community_id and metric_id = m.id and corrected_at is null))
    from subject s join goal g on g.community_id = s.community_id and g.id = s.id
    join metric m on m.community_id = g.community_id and m.goal_id = g.id
    where s.community_id = $1 and s.id = $2 and m.id = $3`,
  contribution: `select json_build_object(
      'kinds', (select json_agg(k) from (select kind, count(*) filter (where archived_at is null) as open,
          count(*) filter (where archived_at is not null) as done
        from subject where community_id = $1 and purpose_id = $2 and kind not in ('goal', 'reading', 'effect') group by kind) k),
      'months', (select json_agg(p) from (select to_char(at, 'YYYY-MM') as month, count(distinct actor_id) as people, count(*)
        from activity where community_id = $1 and purpose_id = $2 and at > now() - interval '12 months' group by 1) p),
      'metric', $3::uuid)`,
  serving: `select json_agg(s) from (select id, kind, title, created_at from subject
      where community_id = $1 and purpose_id = $2 and kind not in ('goal', 'reading', 'effect') and archived_at is null
        and $3::uuid is not null
      order by created_at desc, id desc limit 21) s`,
  readings: `select json_agg(r) from (select r.*, p.name from reading r
      left join member p on p.community_id = r.community_id and p.id = r.recorded_by
      where r.community_id = $1 and r.goal_id = $2 and r.metric_id = $3 and r.corrected_at is null
      order by r.at desc, r.id desc limit 31) r`,
}

serveBare(async (_body, url) => {
  const { pathname, searchParams } = new URL(url, 'http://bench')
  const name = pathname.slice(1) as keyof typeof queries
  const values = ['community', 'goal', 'metric'].map((field) => searchParams.get(field))
  const { rows } = await pool.query({ name, text: queries[name], values, rowMode: 'array' })
  return JSON.stringify(rows[0]?.[0])
})
