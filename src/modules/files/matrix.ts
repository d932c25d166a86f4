import type { Examples } from '#tests/examples.ts'

export const examples: Examples = { objects: async ({ subjectId }) => ({ fileId: subjectId }) }
