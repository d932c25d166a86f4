/** Pages of the export that any browser reads without a network and without script: goals, and channels by month. */
import type { Row } from '#kernel/exporting.ts'
import { t } from '#kernel/words.ts'
import { escaped, toHtml } from '#modules/text/html.ts'
import { type Names, textWords } from '#modules/text/names.ts'
import { parse } from '#modules/text/tree.ts'
import type { Packed } from '../zip.ts'
import type { Gathering } from './gather.ts'

type Home = { name: string; language: string; mission?: string }
type Say = (key: string, values?: Record<string, unknown>) => string

export async function* pagesOf({ rows }: Gathering, home: Home): AsyncGenerator<Packed> {
  const all = async (name: string) => (await Array.fromAsync(rows(name))).map(({ row }) => row)
  const say: Say = (key, values) => t(home.language, `leaving:page.${key}`, values)
  const names = new Map((await all('members')).map((row) => [String(row.id), String(row.name)]))
  const titles = new Map((await all('subjects')).map((row) => [String(row.id), row]))
  const files = Map.groupBy(await all('files'), (row) => String(row.message_id))
  const shown = namesOf(names, titles, home.language)
  const months = new Map<string, string[]>()
  for await (const { subject, month, messages } of byMonth(rows('messages'))) {
    const title = titleOf(titles, subject)
    months.set(subject, [...(months.get(subject) ?? []), month])
    const body = messages.map((row) => messageOf(row, shown, files.get(String(row.id)) ?? [], say)).join('\n')
    yield {
      name: `pages/${subject}-${month}.html`,
      text: page(home, `${title} · ${month}`, `<p><a href="../index.html">${escaped(home.name)}</a></p>\n${body}`),
    }
  }
  yield { name: 'pages/style.css', text: STYLE }
  const goals = goalsOf(await all('goals'), await all('metrics'), await all('readings'), titles)
  const talk = [...months].map(([subject, of]) => {
    const links = of.map((month) => `<a href="pages/${subject}-${month}.html">${month}</a>`)
    return `<li><b>${escaped(titleOf(titles, subject))}</b> ${links.join(' ')}</li>`
  })
  const index = `<p>${escaped((home.mission ?? '').replaceAll('*', ''))}</p>
<h2>${escaped(say('goals'))}</h2>\n<ul>${goals}</ul>\n<h2>${escaped(say('talk'))}</h2>\n<ul>${talk.join('\n')}</ul>`
  yield { name: 'index.html', text: page(home, home.name, index, 'pages/') }
}

const titleOf = (titles: Map<string, Row>, id: string): string => String(titles.get(id)?.title || id)

type Month = { subject: string; month: string; messages: Row[] }

/** Sorted in memory by place and month: what a page needs is only known when all is read. */
async function* byMonth(rows: AsyncIterable<{ row: Row }>): AsyncGenerator<Month> {
  const months = new Map<string, Month>()
  for await (const { row } of rows) {
    if (row.deleted_at) continue
    const [subject, month] = [String(row.subject_id), String(row.at).slice(0, 7)]
    const key = `${subject} ${month}`
    const into = months.get(key) ?? { subject, month, messages: [] }
    months.set(key, into)
    into.messages.push(row)
  }
  for (const month of [...months.values()].sort((a, b) => a.month.localeCompare(b.month))) {
    month.messages.sort((a, b) => String(a.at).localeCompare(String(b.at)))
    yield month
  }
}

function messageOf(row: Row, names: Names, files: Row[], say: Say): string {
  const author = names.member(String(row.author_id)) ?? names.words.someone
  const links = files.map(
    (file) =>
      `<li><a href="../files/${file.id}" download="${escaped(String(file.name))}">${escaped(String(file.name))}</a></li>`,
  )
  const reply = row.thread_id ? ` <small>${escaped(say('reply'))}</small>` : ''
  return `<article${row.thread_id ? ' class="reply"' : ''}><header><b>${escaped(author)}</b> <time>${escaped(String(row.at).slice(0, 16).replace('T', ' '))}</time>${reply}</header>
${toHtml(parse(String(row.text)), names)}${links.length > 0 ? `<ul>${links.join('')}</ul>` : ''}</article>`
}

function goalsOf(goals: Row[], metrics: Row[], readings: Row[], titles: Map<string, Row>): string {
  const latest = Map.groupBy(
    readings.filter((row) => !row.corrected_at),
    (row) => String(row.metric_id),
  )
  return goals
    .map((goal) => {
      const lines = metrics
        .filter((metric) => metric.goal_id === goal.id && !metric.removed_at)
        .map((metric) => {
          const values = (latest.get(String(metric.id)) ?? []).map(
            (row) => `${row.at}: ${row.words || row.value} ${metric.unit}`,
          )
          return `<li>${escaped(String(metric.name))}: ${escaped(values.join(' · ') || '–')}</li>`
        })
      return `<li><b>${escaped(titleOf(titles, String(goal.id)))}</b><ul>${lines.join('')}</ul></li>`
    })
    .join('\n')
}

function namesOf(members: Map<string, string>, titles: Map<string, Row>, language: string): Names {
  return {
    member: (id) => members.get(id),
    circle: () => undefined,
    subject: (id) => (titles.has(id) ? { title: titleOf(titles, id), href: '#' } : undefined),
    file: () => undefined,
    fileUrl: (id) => `../files/${id}`,
    words: textWords((key) => t(language, `text:${key}`)),
  }
}

const page = ({ language }: Home, title: string, body: string, at = ''): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>${escaped(title)}</title><link rel="stylesheet" href="${at}style.css"></head>
<body><h1>${escaped(title)}</h1>\n${body}\n</body></html>\n`

const STYLE = `:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { max-width: 42em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
article { margin: 1.2em 0; } article.reply { margin-left: 2em; }
time, small { opacity: .65; font-size: .85em; } li { margin: .3em 0; }\n`
