/** The public pages of the mission. */
import type { Page } from '#site/page.ts'
import { readImpact } from '../contract-impact.ts'
import { counter, counterPicture } from './Counter.tsx'
import { feed } from './feed.ts'
import { goalPage } from './Goal.tsx'
import { impact } from './Impact.tsx'
import { mission } from './Mission.tsx'
import { metricsCsv, metricsJson } from './numbers.ts'
import { sharePicture } from './share.ts'

export const pages: Page[] = [
  { path: '', answer: mission, places: async () => [''] },
  { path: 'impact', answer: impact, places: async () => ['impact'] },
  {
    path: 'goals/:goal',
    answer: goalPage,
    places: async (ask) => (await ask.read(readImpact, { most: 1 })).goals.map(({ id }) => `goals/${id}`),
  },
  { path: 'feed.xml', answer: feed },
  { path: 'metrics.json', answer: metricsJson },
  { path: 'metrics.csv', answer: metricsCsv },
  { path: 'share.png', answer: sharePicture },
  { path: 'embed/:metric', answer: counter },
  { path: 'embed/:metric/picture.svg', answer: counterPicture },
]
