/** All public numbers for programs and spreadsheets. */
import { writeCsv } from '#modules/text/csv.ts'
import { type Answer, type Ask, pathTo } from '#site/page.ts'
import { readImpact } from '../contract-impact.ts'

export async function metricsJson(ask: Ask): Promise<Answer> {
  const { site, baseUrl, language } = ask
  const { goals } = await ask.read(readImpact, { most: 1 })
  const told = {
    community: { name: site.name, url: baseUrl + pathTo(language, site.slug) },
    goals: goals.map(({ id, parentId, title, kind, sentence, deadline, state, stateReason, learned, metrics }) => ({
      ...{ id, parentId, title, kind, sentence, deadline, state, stateReason, learned },
      url: baseUrl + pathTo(language, site.slug, `goals/${id}`),
      metrics: metrics.map(({ goalId: _, isPublic: __, ...metric }) => metric),
    })),
  }
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(told) }
}

const COLUMNS = [
  'goal',
  'metric',
  'kind',
  'unit',
  'day',
  'value',
  'baseline',
  'target',
  'deadline',
  'state',
  'unseen_parts',
]

/** One line a value (RFC 4180), money in cents as everywhere. */
export async function metricsCsv(ask: Ask): Promise<Answer> {
  const { goals } = await ask.read(readImpact, { most: 1 })
  const lines = goals.flatMap((goal) =>
    goal.metrics.flatMap((metric) => {
      const { name, kind, currency, unit, baseline, target, deadline, progress, unseenParts } = metric
      const about = [goal.title, name, kind, currency ?? unit]
      const plan = [baseline, target, deadline, progress.state, unseenParts]
      return metric.series.map(({ at, value }) => [...about, at, value, ...plan])
    }),
  )
  return { type: 'text/csv; charset=utf-8', body: writeCsv([COLUMNS, ...lines], { isMarked: true }) }
}
