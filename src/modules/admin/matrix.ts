import type { Examples } from '#tests/examples.ts'

export const examples: Examples = { outsiders: 'all' }
