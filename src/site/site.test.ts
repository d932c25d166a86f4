/** Public pages: what visitors are shown, and what they are not. */
import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { publishSite, unpublishSite, updateSite } from '#modules/communities/contract-site.ts'
import { readImpact, sayLearned, showGoal } from '#modules/mission/contract-impact.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import { changeSettings } from '#modules/people/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { imprint, openTestSite, privacy, showItself } from '#tests/site.ts'

/** Pages may be as old as a second: looked at until it holds. */
async function soon(check: () => Promise<boolean>) {
  const end = performance.now() + 10_000
  while (!(await check())) {
    assert.ok(performance.now() < end, `in time: ${check}`)
    await new Promise((again) => setTimeout(again, 20))
  }
}

const PAGES = ['', '/impact', '/join', '/imprint', '/privacy']

describe('the public site', async () => {
  const { house, ana, mara, ben, someone, world } = await openTestHouse({ connections: 6 })
  const { get } = await openTestSite(house)

  test('nothing is public before imprint and privacy are filled in', async () => {
    for (const page of PAGES) assert.equal((await get(`/de/lahn${page}`)).statusCode, 404, page)
    assert.equal((await get('/')).body, 'the app')
    await someone.isRefused(readImpact, {}, 'not_found')
    await ana.isRefused(publishSite, {}, 'imprint_missing')
    await ana.does(updateSite, {
      ...imprint,
      imprintEn: '[Street and number], write to us [at] example.org, see [our street](https://example.org)',
    })
    await ana.isRefused(publishSite, {}, 'imprint_missing')
    await ana.does(updateSite, {
      ...imprint,
      imprintEn: 'Flussretter, us [at] example.org, see [our street](https://example.org)',
    })
    await ana.isRefused(publishSite, {}, 'privacy_missing')
    await ana.does(updateSite, privacy)
    assert.equal((await get('/de/lahn')).statusCode, 404)
    await mara.isRefused(publishSite, {}, 'forbidden')
    await ben.isRefused(updateSite, {}, 'forbidden')
    await someone.isRefused(publishSite, {}, 'signed_out')
  })

  test('owners see it before, as a visitor will', async () => {
    const seen = await get('/de/lahn', { cookie: 'as=ana' })
    assert.equal(seen.statusCode, 200)
    assert.equal(seen.headers['cache-control'], 'private, no-store')
    assert.match(seen.body, /Nur die Leitung sieht diese Seite/)
    assert.equal((await get('/de/lahn', { cookie: 'as=mara' })).statusCode, 404)
  })

  type Shown = Awaited<ReturnType<typeof showItself>>
  let waste: Shown['waste']
  let schools: Shown['schools']
  let inner: Shown['inner']

  test('then its pages are there, in both languages, without script, cookie or a name', async () => {
    ;({ waste, schools, inner } = await showItself(ana))
    for (const language of ['de', 'en'])
      for (const page of [...PAGES, `/goals/${waste.id}`]) {
        const { statusCode, headers, body } = await get(`/${language}/lahn${page}`)
        assert.equal(statusCode, 200, page)
        assert.match(body, new RegExp(`^<!doctype html><html lang="${language}">`))
        assert.equal(headers['set-cookie'], undefined)
        assert.doesNotMatch(body, /<script(?! type="application\/ld\+json")/)
        assert.doesNotMatch(body, / style=| on\w+=|javascript:/i)
        assert.doesNotMatch(body, /Ana Keller|Mara|Ben Okafor/)
        assert.doesNotMatch(body, /Nur für uns|site:|mission:/)
        assert.match(String(headers['content-security-policy']), /default-src 'none'; style-src 'self'/)
      }
    assert.match((await get('/de/lahn/impact')).body, /Großer Aktionstag mit drei Booten/)
    const { goals } = await someone.does(readImpact, {})
    assert.equal(goals.length, 2)
    for (const goal of goals)
      assert.deepEqual(
        ['owner', 'audience', 'circleId'].filter((key) => key in goal),
        [],
      )
  })

  test('a goal of the community is not there, and is once it is shown; parents come before children', async () => {
    assert.equal((await get(`/de/lahn/goals/${inner.id}`)).statusCode, 404)
    await mara.does(showGoal, { goalId: inner.id, audience: 'public' })
    await soon(async () => (await get(`/de/lahn/goals/${inner.id}`)).statusCode === 200)
    await ben.isRefused(showGoal, { goalId: inner.id, audience: 'community' }, 'forbidden')
    await mara.does(showGoal, { goalId: inner.id, audience: 'community' })
    await soon(async () => (await get(`/de/lahn/goals/${inner.id}`)).statusCode === 404)
    await ana.does(recordReading, { metricId: inner.metrics[0]!.id, value: 1, at: '2026-09-01', note: 'Unter uns' })
    for (const who of [someone, ana, ben])
      assert.doesNotMatch(JSON.stringify(await who.does(readImpact, {})), /Unter uns|Nur für uns/)
    for (const id of ['abc', waste.metrics[0]!.id, '%00'])
      assert.equal((await get(`/de/lahn/goals/${id}`)).statusCode, 404)
  })

  test('a new reading is there at once, and what was learned stands beside the miss', async () => {
    const before = await get('/de/lahn/impact')
    await ana.does(recordReading, { metricId: schools.metrics[0]!.id, value: 10, at: '2026-09-10', note: 'Eine mehr' })
    await ana.does(sayLearned, { goalId: schools.id, learned: 'Wir fragen früher.' })
    await soon(async () => /Wir fragen früher/.test((await get('/de/lahn/impact')).body))
    const { body, headers } = await get('/de/lahn/impact')
    assert.match(body, /Eine mehr/)
    assert.notEqual(headers.etag, before.headers.etag)
  })

  test('pages come compressed, are small, and are answered in a line where nothing changed', async () => {
    const first = await get('/de/lahn/impact', { 'accept-encoding': 'br' })
    assert.equal(first.headers['content-encoding'], 'br')
    assert.equal(first.headers['cache-control'], 'public, no-cache')
    const again = await get('/de/lahn/impact', { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) })
    assert.equal(again.statusCode, 304)
    const body = brotliDecompressSync(first.rawPayload).toString()
    const sheet = await get(/rel="stylesheet" href="([^"]+)"/.exec(body)![1]!, { 'accept-encoding': 'br' })
    const css = brotliDecompressSync(sheet.rawPayload).toString()
    const font = await get(/\/site\/newsreader-latin-[0-9a-f]+\.woff2/.exec(css)![0])
    assert.match(String(sheet.headers['cache-control']), /immutable/)
    assert.equal(font.statusCode, 200)
    const all = [first, sheet, font].reduce((sum, { rawPayload }) => sum + rawPayload.length, 0)
    assert.ok(all <= 40_000, `the impact page weighs ${all} bytes`)
    assert.doesNotMatch(css, /light-dark|url\((?!\/site\/)/)
  })

  test('at the root stands the directory, or the community that the operator chose; whoever is signed in has the app', async () => {
    const german = () => get('/', { 'accept-language': 'de-DE,de;q=0.9' })
    await soon(async () => /<html lang="de">/.test((await german()).body))
    const root = await german()
    assert.match(root.body, /href="\/de\/lahn"/)
    assert.doesNotMatch(root.body, /Bergfreunde/)
    assert.equal((await get('/', { cookie: 'as=ben' })).body, 'the app')
    assert.match((await get('/en')).body, /href="\/en\/lahn"/)
    await house.db.rows(sql`update person set is_operator = true where id = ${world.people.ben}`)
    await ben.does(changeSettings, { frontPage: 'lahn' })
    await soon(async () => /<link rel="canonical" href="[^"]+\/en\/lahn"/.test((await get('/')).body))
  })

  test('search engines find what is public, in both languages', async () => {
    const index = await get('/sitemap.xml')
    const place = /<loc>http:\/\/localhost:3000(\/[^<]+)<\/loc>/.exec(index.body)![1]!
    const map = (await get(place)).body
    for (const language of ['de', 'en'])
      for (const path of ['', '/impact', '/join', `/goals/${waste.id}`])
        assert.match(map, new RegExp(`<loc>http://localhost:3000/${language}/lahn${path}</loc>`))
    assert.match((await get('/robots.txt')).body, /Sitemap: http:\/\/localhost:3000\/sitemap.xml/)
    const { body } = await get('/de/lahn')
    assert.match(body, /hreflang="en" href="http:\/\/localhost:3000\/en\/lahn"|hrefLang="en"/)
    const data = JSON.parse(/ld\+json">(.+?)<\/script>/.exec(body)![1]!)
    assert.deepEqual([data['@type'], data.name], ['NGO', 'Flussretter Lahn'])
  })

  test('a counter may stand inside other pages, nothing else may', async () => {
    const metricId = waste.metrics[0]!.id
    const counter = await get(`/de/lahn/embed/${metricId}`)
    assert.match(String(counter.headers['content-security-policy']), /frame-ancestors \*/)
    assert.equal(counter.headers['x-frame-options'], undefined)
    const numbers = ['/feed.xml', '/metrics.json', '/metrics.csv', '/sitemap.xml', '/share.png', '/logo.webp']
    for (const path of [...PAGES, ...numbers, `/goals/${waste.id}`, '/nowhere', `/embed/${inner.metrics[0]!.id}`]) {
      const { headers } = await get(`/de/lahn${path}`)
      assert.equal(headers['x-frame-options'], 'SAMEORIGIN', path)
      if (String(headers['content-type']).startsWith('text/html'))
        assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, path)
    }
    const picture = await get(`/de/lahn/embed/${metricId}/picture.svg`)
    assert.equal(picture.headers['cross-origin-resource-policy'], 'cross-origin')
    assert.match(picture.body, /^<svg /)
    assert.equal((await get(`/de/lahn/embed/${inner.metrics[0]!.id}`)).statusCode, 404)
  })

  test('a shared link has a picture', async () => {
    const { rawPayload, headers } = await get('/de/lahn/share.png')
    assert.equal(headers['content-type'], 'image/png')
    assert.deepEqual([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)], [1200, 630])
  })

  test('taken back, it is gone at once', async () => {
    await ana.isRefused(updateSite, { imprintDe: '', imprintEn: '' }, 'imprint_missing')
    await ana.does(unpublishSite, {})
    for (const page of [...PAGES, '/feed.xml', '/metrics.json', '/share.png'])
      await soon(async () => (await get(`/de/lahn${page}`)).statusCode === 404)
  })
})
