/** All public numbers for programs and spreadsheets. */
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
      metrics: metrics.map(({ goalId: _, ...metric }) => metric),
    })),
  }
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(told) }
}

const COLUMNS = ['goal', 'metric', 'kind', 'unit', 'day', 'value', 'baseline', 'target', 'deadline', 'state']

/** One line a value (RFC 4180), money in cents as everywhere; with a mark at its beginning, so that Excel reads UTF-8. */
export async function metricsCsv(ask: Ask): Promise<Answer> {
  const { goals } = await ask.read(readImpact, { most: 1 })
  const lines = goals.flatMap((goal) =>
    goal.metrics.flatMap((metric) => {
      const { name, kind, currency, unit, baseline, target, deadline, progress } = metric
      const about = [goal.title, name, kind, currency ?? unit]
      const plan = [baseline, target, deadline, progress.state]
      return metric.series.map(({ at, value }) => [...about, at, value, ...plan])
    }),
  )
  const body = [COLUMNS, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')
  return { type: 'text/csv; charset=utf-8', body: `\ufeff${body}\r\n` }
}

/** A text that a spreadsheet would take for a formula is marked as text; numbers are our own. */
export function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // Where a semicolon ends cells, the next one begins behind it.
  const text = value.replace(/^(?=[=+\-@\t\r])|(?<=[;\t])(?=[=+\-@])|(?<=[\r\n])(?=[=+@])/g, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
