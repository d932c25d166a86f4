/** The app on first load: how much JavaScript a browser must fetch before the first screen can be used, compressed. */
import { fill } from './fill.ts'
import { buildPlaces, openGround, type Place } from './ground.ts'
import { type Row, report } from './report.ts'
import { openScreens, type Screens } from './screens.ts'

/** A slow phone's network, so that what is fetched first is needed first: 4 Mbit/s, 80 ms. */
const NETWORK = { offline: false, latency: 80, downloadThroughput: 500_000, uploadThroughput: 125_000 }
const SHELL_KB = 220
/** Not asked for: so that it does not grow unseen. Reading messages needs the whole of Markdown. */
const CHANNEL_KB = 260

type Fetched = { name: string; bytes: number; end: number }
/** By what one sees in the page that it can be used, and that nothing more will come. */
type Signs = { usable: string; complete: string }
type Load = { usableAt: number; scripts: Fetched[]; styles: Fetched[] }

const kB = (files: Fetched[]): number => Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000)

const ground = await openGround()
const screens = await openScreens(ground)
try {
  const [place] = (await buildPlaces(ground.owner, 1, 20)) as [Place]
  await fill(ground.owner, place, 200)
  const home = await firstLoad(screens, place, `/c/${place.slug}`, { usable: 'main h1', complete: 'main h1' })
  const channel = await firstLoad(screens, place, `/c/${place.slug}/talk/${place.channel}`, {
    usable: 'main textarea',
    complete: 'main [contenteditable]',
  })
  const editor = channel.scripts.find(({ name }) => name.startsWith('Editor-'))
  report('shell', [
    rowOf('the first screen', home, SHELL_KB),
    rowOf('a channel, ready to write in,', channel, CHANNEL_KB),
    {
      measure: 'the editor comes after',
      ours: `${editor ? Math.round(editor.end - channel.usableAt) : '–'} ms after`,
      value: editor ? editor.end - channel.usableAt : -1,
      unit: 'ms',
      reach: 0,
      note: `${kB(editor ? [editor] : [])} kB more, while one may write already`,
    },
  ])
} finally {
  await screens.close()
  await ground.stop()
}

async function firstLoad(on: Screens, { people }: Place, path: string, { usable, complete }: Signs): Promise<Load> {
  const page = await on.visitor(people[0]!)
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', NETWORK)
  await page.addInitScript(watchFor, usable)
  await page.goto(on.address + path)
  await page.waitForFunction(() => 'usableAt' in window)
  await page.waitForSelector(complete)
  await page.waitForLoadState('networkidle')
  const load = await page.evaluate(whatCame)
  await page.context().close()
  return load
}

/** In the page: notes when it can be used. */
function watchFor(usable: string) {
  const marked = window as unknown as { usableAt?: number }
  new MutationObserver(() => {
    const isThere = document.querySelector('nav [aria-current="page"]') && document.querySelector(usable)
    if (isThere) marked.usableAt ??= performance.now()
  }).observe(document, { childList: true, subtree: true })
}

/** In the page: what it fetched, as sizes on the wire. */
function whatCame(): Load {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const ending = (end: string): Fetched[] =>
    entries
      .filter(({ name }) => name.endsWith(end))
      .map((one) => ({ name: one.name.split('/').at(-1)!, bytes: one.encodedBodySize, end: one.responseEnd }))
  const { usableAt } = window as unknown as { usableAt: number }
  return { usableAt, scripts: ending('.js'), styles: ending('.css') }
}

function rowOf(what: string, { usableAt, scripts, styles }: Load, reach: number): Row {
  const before = scripts.filter(({ end }) => end <= usableAt)
  return {
    measure: `JavaScript before ${what} can be used`,
    ours: `${kB(before)} kB in ${before.length} files`,
    value: kB(before),
    unit: 'kB',
    reach,
    isAtMost: true,
    note: `usable after ${Math.round(usableAt)} ms at 4 Mbit/s, 80 ms; styles ${kB(styles)} kB; all JavaScript in the end ${kB(scripts)} kB`,
  }
}
