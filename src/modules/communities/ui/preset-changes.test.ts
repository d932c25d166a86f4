import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { presets } from '../presets.ts'
import { changesBy, presetNames, ruleNames } from './preset-changes.ts'

test('a preset says which rules it would change, and only those', () => {
  const now = { ...presets.association, joiningQuestions: [] }
  assert.deepEqual(changesBy(now, 'association'), [])
  assert.deepEqual(changesBy(now, 'company'), [
    { rule: 'joining', from: 'request', to: 'invitation' },
    { rule: 'alias', from: 'free', to: 'real_name' },
    { rule: 'publicPage', from: 'true', to: 'false' },
  ])
})

test('no rule that a preset sets is kept silent', () => {
  for (const preset of presetNames) assert.deepEqual(Object.keys(presets[preset]).sort(), [...ruleNames].sort())
})
