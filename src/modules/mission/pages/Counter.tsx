/** A number with its curve to stand inside other pages: as a page in a frame, and as a picture. */
import { renderToStaticMarkup } from 'react-dom/server'
import { type Answer, type Ask, HTML, pathTo } from '#site/page.ts'
import { xml } from '#site/xml.ts'
import { correctAccent } from '#web/kit/accent.ts'
import { type PublicGoal, readImpact } from '../contract-impact.ts'
import { Curve } from './Curve.tsx'
import { courseOfMetric } from './course-of.ts'
import { drawn } from './drawing.ts'
import { Amount, State } from './parts.tsx'
import { brief, type MetricShown, type Said, sayerIn } from './said.ts'

type Counted = { goal: PublicGoal; metric: MetricShown; said: Said; href: string }

async function counted(ask: Ask): Promise<Counted | undefined> {
  const { goals } = await ask.read(readImpact, { most: 1 })
  const goal = goals.find(({ metrics }) => metrics.some(({ id }) => id === ask.params.metric))
  const metric = goal?.metrics.find(({ id }) => id === ask.params.metric)
  const href = goal && ask.baseUrl + pathTo(ask.language, ask.site.slug, `goals/${goal.id}`)
  return goal && metric && href ? { goal, metric, href, said: sayerIn(ask.language) } : undefined
}

export async function counter(ask: Ask): Promise<Answer | undefined> {
  const found = await counted(ask)
  if (!found) return undefined
  const { goal, metric, said, href } = found
  const page = (
    <html lang={ask.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{said.sentence(goal, metric)}</title>
        <link rel="stylesheet" href={ask.sheet(ask.site.color)} />
      </head>
      <body className="counter">
        <main>
          <h1>
            <a href={href} target="_top">
              {goal.title}
            </a>
          </h1>
          <Amount metric={metric} said={said} />
          <Curve goal={goal} metric={metric} said={said} />
          <p className="how">
            <State {...said.state(goal, metric)} /> {said.until(metric.deadline)}
          </p>
          <p className="quiet">{ask.site.name}</p>
        </main>
      </body>
    </html>
  )
  return { type: HTML, body: `<!doctype html>${renderToStaticMarkup(page)}`, isFramed: true, isHidden: true }
}

const [WIDTH, HEIGHT, ROOM] = [360, 220, 20]

export async function counterPicture(ask: Ask): Promise<Answer | undefined> {
  const found = await counted(ask)
  if (!found) return undefined
  const { goal, metric, said } = found
  const accent = correctAccent(ask.site.color).light.accent
  const text = (y: number, size: number, fill: string, words: string, face = 'system-ui, sans-serif') =>
    `<text x="${ROOM}" y="${y}" font-family="${face}" font-size="${size}" fill="${fill}">${xml(words)}</text>`
  const box = { x: ROOM, y: 124, width: WIDTH - 2 * ROOM - 8, height: 66, accent, star: '#7e4e14', edge: '#788287' }
  const value = `${said.bare(metric, said.now(metric))} ${said.of(metric)}`.trim()
  const body = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>${xml(said.sentence(goal, metric))}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="16" fill="#fcfbf9"/>`,
    text(34, 15, '#39464e', brief(goal.title, 40)),
    text(74, 32, '#12202a', brief(value, 22), 'Newsreader, Georgia, serif'),
    text(98, 13, '#566168', said.state(goal, metric).words),
    drawn(courseOfMetric(metric), box),
    text(HEIGHT - 9, 12, '#566168', brief(ask.site.name, 48)),
    '</svg>',
  ]
  return { type: 'image/svg+xml; charset=utf-8', body: body.join(''), isFramed: true, isHidden: true }
}
