import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { openCommandDoor } from '#modules/admin/command-door.ts'
import { setFacts } from '#modules/admin/facts.ts'
import { identify } from '#modules/people/identify.ts'
import { openTestHouse } from '#tests/house.ts'
import { callServer } from './call.ts'
import { Usage, understand } from './commands.ts'

describe('the command line', async () => {
  const { house } = await openTestHouse()
  const dataDir = mkdtempSync(join(tmpdir(), 'cli-'))
  const empty = mkdtempSync(join(tmpdir(), 'cli-empty-'))
  const door = await openCommandDoor(house, dataDir)
  setFacts(house, { dataDir, mail: 'kept', migrationsMissing: 0 })
  after(async () => {
    await door.close()
    for (const folder of [dataDir, empty]) rmSync(folder, { recursive: true })
  })
  const say = (args: string[], { input = '', folder = dataDir } = {}) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATA_DIR: folder, LANG: 'de_DE.UTF-8', LC_ALL: '' }
      const main = fileURLToPath(new URL('./main.ts', import.meta.url))
      const child = execFile(process.execPath, [main, ...args], { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
      child.stdin?.end(input)
    })

  test('makes an account with a password from the standard input', async () => {
    const args = ['person', 'add', 'kim@example.org', '--name', 'Kim', '--password-stdin']
    const done = await say(args, { input: 'Kiesel am Ufer\n' })
    assert.deepEqual(done, { code: 0, out: 'Konto für kim@example.org angelegt.\n', err: '' })
    const again = await say(args, { input: 'Kiesel am Ufer\n' })
    assert.deepEqual([again.code, again.err], [1, 'Zu dieser Adresse gibt es hier schon ein Konto.\n'])
  })

  test('makes a token that works, alone on its line', async () => {
    const { code, out } = await say(['token', 'create', '--person', 'ben@example.org', '--community', 'lahn'])
    assert.equal(code, 0)
    const who = await identify(house)({ authorization: `Bearer ${out.trim()}` })
    assert.equal(who?.via, 'token')
  })

  test('doctor says how the instance is', async () => {
    const { code, out } = await say(['doctor'])
    assert.equal(code, 0)
    assert.ok(out.includes('✓ Datenbank erreichbar') && out.includes('· Kein Mailserver: Briefe liegen unter /outbox'))
    const { findings } = JSON.parse((await say(['doctor', '--json'])).out)
    assert.ok(findings.length >= 7)
    setFacts(house, { dataDir, mail: 'none', migrationsMissing: 0 })
    assert.equal((await say(['doctor'])).code, 1)
  })

  test('says how long what is kept, and what went', async () => {
    const { code, out } = await say(['doctor', '--retention'])
    assert.equal(code, 0)
    assert.match(out, /Gelöschte Nachrichten · bleibt 30 Tage · bisher entfernt: 0/)
    const { items } = JSON.parse((await say(['doctor', '--retention', '--json'])).out)
    assert.ok(items.length >= 7)
  })

  test('tells what it does not understand, and that nothing runs', async () => {
    assert.equal((await say(['dance'])).code, 2)
    assert.equal((await say(['person', 'add'])).code, 2)
    assert.equal((await say(['doctor', '--fast'])).code, 2)
    assert.equal((await say(['--help'])).code, 0)
    assert.equal((await say(['doctor'], { folder: empty })).code, 3)
    assert.throws(() => understand(['import', 'slack']), Usage)
  })

  test('the door opens to its own user only, and for declared operations only', async () => {
    assert.equal(statSync(door.path).mode & 0o777, 0o600)
    assert.equal(statSync(join(door.path, '..')).mode & 0o777, 0o700)
    for (const operation of ['conversation.listMessages', 'people.signUp', 'people.me', 'nothing.atAll']) {
      const answer = await callServer(dataDir, { operation, input: {}, community: 'lahn' })
      assert.deepEqual([answer?.status, answer?.body.code], [404, 'no_such_command'])
    }
  })

  test('what was commanded is written down, without what was said', async () => {
    const deeds = await house.db.rows(sql<{ operation: string; communitySlug: string | null; outcome: string }>`
      select * from operator_deed order by id`)
    const told = deeds.map(({ operation, communitySlug, outcome }) => [operation, communitySlug, outcome].join(' '))
    assert.ok(told.includes('people.addPerson  done') && told.includes('people.addPerson  email_taken'))
    assert.ok(told.includes('people.createTokenFor lahn done'))
    assert.ok(!JSON.stringify(deeds).includes('Kiesel'))
  })
})
