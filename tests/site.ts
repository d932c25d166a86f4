/** The public face for a test, as it was built, and a community that shows itself. */
import { after } from 'node:test'
import { openHttp } from '#faces/http.ts'
import type { House } from '#kernel/perform.ts'
import { publishSite, updateSite } from '#modules/communities/contract-site.ts'
import { writeCharter } from '#modules/mission/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import type { SitePages } from '#site/options.ts'
import { addSite } from '#site/site.ts'
import type { TestActor } from './house.ts'
import { world } from './world.ts'

const BUILT = new URL('../dist/site/pages.js', import.meta.url).href

export async function openTestSite(house: House) {
  const app = await openHttp({
    house,
    identify: async () => undefined,
    trustProxy: false,
    limitsRates: false,
    log: false,
  })
  const close = await addSite(app, {
    house,
    identify: async ({ cookie }) => {
      const person = world.people[/as=(\w+)/.exec(cookie ?? '')?.[1] as keyof typeof world.people]
      return person === undefined ? undefined : { via: 'session', personId: person, sessionId: person }
    },
    load: () => import(BUILT) as Promise<SitePages>,
    app: (_request, reply) => reply.type('text/plain').send('the app'),
  })
  after(async () => {
    close()
    await app.close()
  })
  return {
    get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }),
    /** As a mail program does: a body of any kind, and nothing that says where it comes from. */
    postBody: (url: string, body: string, type: string) =>
      app.inject({ method: 'POST', url, headers: { 'content-type': type }, body }),
    /** As a browser sends a form; without `origin` as a program does. */
    post: (
      url: string,
      form: Record<string, string | string[]>,
      { origin = house.baseUrl, ...headers }: Record<string, string> = {},
    ) =>
      app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...(origin && { origin }), ...headers },
        body: new URLSearchParams(
          Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
        ).toString(),
      }),
  }
}

export const imprint = {
  imprintDe: '**Flussretter Lahn e. V.**\n\nAuf dem Wehr 1, Marburg',
  contact: 'hallo@example.org',
}
export const privacy = { privacyDe: '### Datenschutz\n\nWir zählen niemanden.' }

/** Charter, two public goals (one behind its plan), one that is the community's own; and the pages are published. */
export async function showItself(owner: TestActor) {
  await owner.does(writeCharter, {
    basedOn: 0,
    mission: 'Wir machen die Lahn wieder so sauber, dass Kinder *darin baden* können.',
    values: [{ title: 'Ehrlich', weDo: 'Wir zeigen auch, was nicht klappt.', weDont: 'Wir schönen nichts.' }],
    inScope: ['Müll aus dem Fluss'],
    outOfScope: ['Parteipolitik'],
  })
  const waste = await owner.does(createGoal, {
    title: 'Müll aus dem Fluss',
    icon: 'trash',
    sentence: 'Weil wir Müll aus dem Ufer holen, kommt weniger im Meer an.',
    audience: 'public',
    deadline: '2026-12-31',
    metric: {
      name: 'Kilo Müll',
      unit: 'kg',
      accumulation: 'cumulative',
      baseline: 0,
      baselineOn: '2026-01-01',
      target: 12_000,
    },
  })
  const schools = await owner.does(createGoal, {
    title: 'Schulklassen am Fluss',
    icon: 'school',
    audience: 'public',
    deadline: '2026-12-31',
    metric: { name: 'Klassen', unit: 'Klassen', baseline: 0, baselineOn: '2026-01-01', target: 24 },
  })
  const inner = await owner.does(createGoal, { title: 'Nur für uns', metric: { name: 'Kuchen', target: 3 } })
  const steps = [900, 1_400, 2_140, 1_200, 1_850, 930]
  for (const [n, value] of steps.entries()) {
    await owner.does(recordReading, {
      metricId: waste.metrics[0]!.id,
      value,
      at: `2026-0${n + 3}-12`,
      note: n === 2 ? 'Großer Aktionstag mit drei Booten' : '',
      evidenceLinks: n === 2 ? ['https://zeitung.example/lahn'] : [],
    })
  }
  await owner.does(recordReading, { metricId: schools.metrics[0]!.id, value: 9, at: '2026-07-01' })
  await owner.does(updateSite, { ...imprint, ...privacy })
  await owner.does(publishSite, {})
  return { waste, schools, inner }
}
