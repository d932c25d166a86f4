/** What opens a door stays out of addresses: proxies, histories and logs keep those. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import '../src/house.ts'
import { pathFields } from '#faces/shapes.ts'
import { operationsHandled } from '#kernel/perform.ts'

const opens = /^(secret|token|password|oldPassword|invitation|code)$/

test('no operation takes a secret in its address', () => {
  const addressed = operationsHandled().filter(({ hidden }) => !hidden?.includes('http'))
  const inAddress = addressed.flatMap((operation) => {
    const fields = operation.method === 'GET' ? Object.keys(operation.input.shape) : pathFields(operation)
    return fields.filter((field) => opens.test(field)).map((field) => `${operation.name} ${field}`)
  })
  assert.deepEqual(inAddress, [])
  assert.ok(operationsHandled().some(({ input }) => Object.keys(input.shape).some((field) => opens.test(field))))
})
