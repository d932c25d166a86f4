/** The screen of a board with 1,000 tasks on a slow machine: how soon its cards are seen, how fluid one of them is dragged. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { FETCHED_AHEAD } from '../src/web/quiet.ts'
import { board, fillBoard, fillTasks, list } from './fill-boards.ts'
import { buildPlaces, median, openGround, type Place, percentile } from './ground.ts'
import { type Row, report } from './report.ts'
import { openScreens, type Screens } from './screens.ts'

const TASKS = 1_000
/** Of Chromium's own measure: so many times slower than this machine. */
const SLOWED = Number(process.env.BENCH_SLOWED ?? 4)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const PAINT_MS = 1_500
const FRAMES = 50
/** So long the card is held at the edge of a list, which goes on by itself. */
const EDGE_MS = 2_000
/** `BENCH_PROFILE=1` leaves a trace of each drag in dist/bench: chrome://tracing reads it. */
const traces = process.env.BENCH_PROFILE && new URL('../dist/bench/', import.meta.url).pathname

type Round = { paintMs: number; cards: number; empty: number[]; rest: number[]; drag: number[] }

const ground = await openGround()
const screens = await openScreens(ground)
try {
  const [place] = (await buildPlaces(ground.owner, 1, 50)) as [Place]
  await fillBoard(ground.owner, place, 1, TASKS)
  await fillTasks(ground.owner, place, 1)
  await ground.owner.query('vacuum analyze')
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(screens, place, round))
  const paints = rounds.map(({ paintMs }) => paintMs)
  const drags = rounds.flatMap(({ drag }) => drag)
  const rests = rounds.flatMap(({ rest }) => rest)
  const empties = rounds.flatMap(({ empty }) => empty)
  const rows: Row[] = [
    {
      measure: `first cards of ${TASKS} after their data`,
      ours: `${Math.round(median(paints))} ms`,
      value: median(paints),
      unit: 'ms',
      reach: PAINT_MS,
      isAtMost: true,
      note: `${SLOWED} × slowed, first visit; ${paints.map(Math.round).join(', ')} ms; ${rounds[0]!.cards} cards drawn by then`,
    },
    {
      measure: 'a card dragged over three lists, which go on by themselves',
      ours: wordsOf(drags),
      reference: wordsOf(rests),
      value: perSecond(drags),
      unit: 'frames/s',
      reach: FRAMES,
      note: `${SLOWED} × slowed; the same screen at rest beside it; the browser draws 60 a second at most`,
    },
    {
      measure: 'an empty page, at rest: what this machine can show at all',
      ours: wordsOf(empties),
      value: perSecond(empties),
      unit: 'frames/s',
      reach: FRAMES,
      note: `${SLOWED} × slowed; short of it, the machine is too busy to measure a drag`,
    },
  ]
  report('boards-screen', rows)
} finally {
  await screens.close()
  await ground.stop()
}

async function oneRound(on: Screens, { people, slug }: Place, round: number): Promise<Round> {
  const page = await on.visitor(people[round]!, { viewport: { width: 1440, height: 900 } })
  const machine = await page.context().newCDPSession(page)
  await machine.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  const empty = await framesOf(page, () => page.waitForTimeout(EDGE_MS))
  await page.addInitScript(watchForCards)
  await page.goto(`${on.address}/c/${slug}/boards/${board(1)}`)
  await page.waitForFunction(() => 'cardsAt' in window, undefined, { timeout: 120_000 })
  const { paintMs, cards } = await page.evaluate(paintedAfter, `/boards/${board(1)}`)
  // The code of the other screens is fetched in quiet moments after the first one: not while frames are counted.
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, FETCHED_AHEAD, {
    timeout: 120_000,
  })
  await page.waitForLoadState('networkidle')
  const rest = await framesOf(page, () => page.waitForTimeout(EDGE_MS))
  if (traces) mkdirSync(traces, { recursive: true })
  if (traces) await on.browser.startTracing(page, { path: `${traces}boards-screen-${round}.json` })
  const drag = await framesOf(page, () => dragOver(page))
  if (traces) await on.browser.stopTracing()
  await page.mouse.up()
  await page.locator('[data-slot]').waitFor({ state: 'detached' })
  await page.context().close()
  return { paintMs, cards, empty, rest, drag }
}

/** Taken in the first list, over the second down to its end, where it goes on; over the third up again. The card stays in the hand. */
async function dragOver(page: Page) {
  const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!
  const card = await box(`[data-list="${list(1, 0)}"] [data-task]`)
  const second = await box(`[data-list="${list(1, 1)}"] [data-cards]`)
  const third = await box(`[data-list="${list(1, 2)}"] [data-cards]`)
  const go = (x: number, y: number, steps: number) => page.mouse.move(x, y, { steps })
  await go(card.x + card.width / 2, card.y + card.height / 2, 1)
  await page.mouse.down()
  await go(second.x + second.width / 2, second.y + second.height / 3, 40)
  await go(second.x + second.width / 3, second.y + second.height - 20, 40)
  await page.waitForTimeout(EDGE_MS)
  await go(third.x + third.width / 2, third.y + third.height - 20, 20)
  await page.waitForTimeout(EDGE_MS)
  await go(third.x + third.width / 3, third.y + third.height / 3, 40)
}

/** The time from each frame to the next meanwhile, in milliseconds. */
async function framesOf(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(beginFrames)
  await work()
  const frames = await page.evaluate(() => (window as unknown as { endFrames: () => number[] }).endFrames())
  return frames.slice(1).map((at, n) => at - frames[n]!)
}

/** In the page. */
function beginFrames() {
  const frames: number[] = []
  let next = requestAnimationFrame(function again(at) {
    frames.push(at)
    next = requestAnimationFrame(again)
  })
  Object.assign(window, {
    endFrames() {
      cancelAnimationFrame(next)
      return frames
    },
  })
}

/** In the page: notes the frame after the one in which the first card can be seen, so that it was painted by then. */
function watchForCards() {
  performance.setResourceTimingBufferSize(2_000)
  const seen = () =>
    Object.assign(window, { cardsAt: performance.now(), cards: document.querySelectorAll('[data-task]').length })
  requestAnimationFrame(function look() {
    const isThere = document.querySelector('[data-task]')?.checkVisibility({ visibilityProperty: true })
    requestAnimationFrame(isThere ? seen : look)
  })
}

/** In the page: from when the whole of the board had come. */
function paintedAfter(path: string): { paintMs: number; cards: number } {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const asked = entries.find(({ name }) => name.endsWith(path))
  const { cardsAt, cards } = window as unknown as { cardsAt: number; cards: number }
  return { paintMs: cardsAt - asked!.responseEnd, cards }
}

function perSecond(times: number[]): number {
  return (times.length * 1000) / times.reduce((sum, ms) => sum + ms, 0)
}

function wordsOf(times: number[]): string {
  const [middle, late, worst] = [median(times), percentile(times, 0.95), Math.max(...times)].map(Math.round)
  return `${perSecond(times).toFixed(1)}/s (a frame ${middle} ms, p95 ${late}, longest ${worst})`
}
