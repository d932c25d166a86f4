import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { forgetSearch, recentSearches, rememberSearch } from '#modules/search/ui/recent.ts'
import type { Here } from './here.ts'
import { countKept, forgetKept, keep } from './kept.ts'

class Storage {
  [key: string]: unknown
  getItem = (key: string) => (this[key] as string) ?? null
  setItem = (key: string, value: string) => {
    this[key] = value
  }
  removeItem = (key: string) => {
    delete this[key]
  }
}
Object.assign(globalThis, { localStorage: new Storage() })
const at = (person: string) => ({ me: { id: person }, community: { id: 'lahn' } }) as Here

test('what somebody searched for is nobody else’s on this device, and goes when they sign out', () => {
  rememberSearch(at('ben'), 'Selbsthilfe')
  rememberSearch(at('ben'), 'Kuchen')
  rememberSearch(at('ana'), 'Boot')
  assert.deepEqual(recentSearches(at('ben')), ['Kuchen', 'Selbsthilfe'])
  assert.deepEqual(recentSearches(at('ana')), ['Boot'])
  assert.equal(countKept('ben'), 0, 'nothing that would be lost')
  keep({ person: 'ben', kind: 'draft', community: 'lahn' }, 'x', 'Noch nicht')
  assert.equal(countKept('ben'), 1)
  forgetSearch(at('ben'), 'Kuchen')
  assert.deepEqual(recentSearches(at('ben')), ['Selbsthilfe'])
  forgetKept('ben')
  assert.equal(countKept('ben'), 0)
  assert.deepEqual(recentSearches(at('ben')), [])
  assert.deepEqual(recentSearches(at('ana')), ['Boot'])
  assert.ok(!JSON.stringify(localStorage).includes('Selbsthilfe'))
})
