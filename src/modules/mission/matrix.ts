import type { Examples } from '#tests/examples.ts'
import { recordEffect } from './contract-effects.ts'
import { createGoal } from './contract-goals.ts'
import { recordReading } from './contract-readings.ts'

export const examples: Examples = {
  async objects({ owner }) {
    const metric = { kind: 'number' as const, name: 'Kilo', unit: 'kg', baseline: 0, target: 10 }
    const goal = await owner.does(createGoal, { title: 'Probe', metric })
    const metricId = goal.metrics[0]!.id
    const reading = await owner.does(recordReading, { metricId, value: 1, at: '2026-09-17' })
    const press = { kind: 'press' as const, title: 'Bericht', source: 'Zeitung', at: '2026-09-17' }
    const effect = await owner.does(recordEffect, { goalId: goal.id, ...press })
    return { goalId: goal.id, parentId: goal.id, metricId, readingId: reading.id, effectId: effect.id }
  },
  outsiders: ['getCharter', 'listGoals', 'readImpact'],
}
