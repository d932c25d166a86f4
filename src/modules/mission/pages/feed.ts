/** What was measured and what was reached, as RSS 2.0. */
import { type Answer, type Ask, pathTo } from '#site/page.ts'
import { xml } from '#site/xml.ts'
import { type Impact, readImpact } from '../contract-impact.ts'
import { brief, type Said, sayerIn } from './said.ts'

const MOST = 50

type Item = { id: string; at: string; title: string; text: string; link: string }

export async function feed(ask: Ask): Promise<Answer> {
  const said = sayerIn(ask.language)
  const shown = await ask.read(readImpact, { most: MOST })
  const items = [...measured(ask, said, shown), ...reached(ask, said, shown)]
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, MOST)
  const home = ask.baseUrl + pathTo(ask.language, ask.site.slug)
  const self = ask.baseUrl + pathTo(ask.language, ask.site.slug, 'feed.xml')
  const head = [
    `<title>${xml(ask.site.name)}</title>`,
    `<link>${xml(home)}</link>`,
    `<description>${xml(brief(shown.charter?.mission ?? ask.site.mission, 500) || ask.site.name)}</description>`,
    `<language>${ask.language}</language>`,
    `<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>`,
  ]
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${head.join('')}${items.map(written).join('')}</channel></rss>
`
  return { type: 'application/rss+xml; charset=utf-8', body }
}

/** RFC 822 dates, as RSS 2.0 wants them. */
const written = ({ id, at, title, text, link }: Item): string =>
  `<item><title>${xml(title)}</title><link>${xml(link)}</link><guid isPermaLink="false">${id}</guid>` +
  `<pubDate>${new Date(at).toUTCString()}</pubDate>${text && `<description>${xml(text)}</description>`}</item>`

const goalAt = ({ baseUrl, language, site }: Ask, goalId: string) =>
  baseUrl + pathTo(language, site.slug, `goals/${goalId}`)

function measured(ask: Ask, said: Said, { goals, readings }: Impact): Item[] {
  return readings.flatMap((reading) => {
    const goal = goals.find(({ id }) => id === reading.goalId)
    const metric = goal?.metrics.find(({ id }) => id === reading.metricId)
    if (!goal || !metric) return []
    const title = `${goal.title}: ${said.reading(metric, reading.value)}`
    const text = [reading.words, reading.note, said.sentence(goal, metric)].filter(Boolean).join('\n')
    return [{ id: reading.id, at: reading.recordedAt, title, text, link: `${goalAt(ask, goal.id)}#r-${reading.id}` }]
  })
}

function reached(ask: Ask, said: Said, { goals }: Impact): Item[] {
  return goals
    .filter(({ state }) => state === 'reached')
    .map(({ id, stateAt, title, stateReason, learned }) => ({
      id: `${id}-${stateAt}`,
      at: stateAt,
      title: said.page('feed.reached', { goal: title }),
      text: [stateReason, learned].filter(Boolean).join('\n'),
      link: goalAt(ask, id),
    }))
}
