import type { Examples } from '#tests/examples.ts'

export const examples: Examples = {
  given: {
    'founding.foundByOperator': () => ({ slug: 'probe', name: 'Probe', ownerEmail: 'ben@example.org' }),
  },
  outsiders: 'all',
}
