import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { getCommunity } from '#modules/communities/contract.ts'
import { listGoals } from '#modules/mission/contract-goals.ts'
import { openTestHouse } from '#tests/house.ts'
import { found } from '../contract.ts'
import { exampleNames, examples } from './examples.ts'

describe('examples to found from', async () => {
  const { sofia } = await openTestHouse()
  const icons = new Set<string>()

  for (const name of exampleNames)
    for (const language of ['de', 'en'] as const)
      test(`${name} stands as it was told, in ${language}`, async () => {
        const { preset, ...told } = await examples[name]()
        const { goals, questions, channels, values, mission } = told[language]
        const asked = goals.map((goal) => ({ ...goal, deadline: '2027-12-31' }))
        const made = await sofia.does(found, {
          name: `${told[language].name} ${language}`,
          preset,
          language,
          mission,
          values,
          goal: asked[0]!,
          moreGoals: asked.slice(1),
          channels,
          joiningQuestions: questions,
          me: { name: 'Sofia' },
        })
        const there = sofia.in(made.slug)
        assert.deepEqual((await there.does(getCommunity, {})).joiningQuestions, questions)
        const { items } = await there.does(listGoals, {})
        assert.deepEqual(
          items.map(({ title }) => title),
          goals.map(({ title }) => title),
        )
        assert.ok(items.every(({ metric, owner }) => metric && owner?.name === 'Sofia'))
        for (const { icon } of items) icons.add(icon)
        assert.ok(channels.length >= 4 && channels.some(({ purpose }) => purpose === 'goal'))
      })

  test('both languages tell the same', async () => {
    for (const name of exampleNames) {
      const { de, en } = await examples[name]()
      const shape = ({ goals, channels, values, questions }: typeof de) => [
        goals.map(({ icon, kind, metric: { name: _, unit: __, ...metric } }) => [icon, kind, metric]),
        channels.map(({ purpose }) => purpose),
        values.length,
        questions.length,
      ]
      assert.deepEqual(shape(de), shape(en), name)
      const kinds = new Set(de.goals.map(({ metric }) => metric.kind ?? 'number'))
      assert.ok(kinds.size > 1, `${name} shows more than one kind of metric`)
    }
  })
})
