import type { Examples } from '#tests/examples.ts'

export const examples: Examples = {
  given: { 'arriving.start': () => ({ name: 'Probe', slug: 'probe', myName: 'Ben' }) },
}
