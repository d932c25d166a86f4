import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import { whenIdle } from './when-idle.ts'

const queryKey = ['boards.getBoard', 'lahn', { boardId: '1' }]

function asked() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } })
  const on = Promise.withResolvers<string>()
  const coming = client.fetchQuery({ queryKey, queryFn: () => on.promise }).catch(() => {})
  const done: unknown[] = []
  const waiting = new Set<() => void>()
  const wait = () => whenIdle(client, queryKey, { look: () => done.push(client.getQueryData(queryKey)), waiting })
  return { client, on, coming, done, waiting, wait }
}

test('what is on its way is waited for, once', async () => {
  const { client, on, coming, done, waiting, wait } = asked()
  wait()
  client.setQueryData(['another'], 1)
  assert.deepEqual([done, waiting.size], [[], 1])
  on.resolve('a board')
  await coming
  client.setQueryData(['another'], 2)
  assert.deepEqual([done, waiting.size], [['a board'], 0])
  wait()
  assert.equal(done.length, 2, 'at once where nothing is asked')
})

test('what does not come is not waited for any more; what was given up is not done', async () => {
  const { on, coming, done, waiting, wait } = asked()
  wait()
  wait()
  const [first] = waiting
  first?.()
  on.reject(new Error('no network'))
  await coming
  assert.deepEqual([done, waiting.size], [[undefined], 0])
})
