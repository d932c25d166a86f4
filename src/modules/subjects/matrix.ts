import type { Examples } from '#tests/examples.ts'

export const examples: Examples = { given: { 'subjects.setPurpose': () => ({ purpose: null }) } }
