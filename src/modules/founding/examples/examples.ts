/** The six kinds there are examples of. Each comes only when somebody looks at it. */
import type { Example } from './example.ts'

export const exampleNames = ['climate', 'patients', 'neighbourhood', 'commonGood', 'company', 'club'] as const
export type ExampleName = (typeof exampleNames)[number]

export const examples: Record<ExampleName, () => Promise<Example>> = {
  climate: () => import('./climate.ts').then(({ climate }) => climate),
  patients: () => import('./patients.ts').then(({ patients }) => patients),
  neighbourhood: () => import('./neighbourhood.ts').then(({ neighbourhood }) => neighbourhood),
  commonGood: () => import('./common-good.ts').then(({ commonGood }) => commonGood),
  company: () => import('./company.ts').then(({ company }) => company),
  club: () => import('./club.ts').then(({ club }) => club),
}
