import { strict as assert } from 'node:assert'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { t } from '#kernel/words.ts'
import { writeLetter } from './letters.ts'
import { openOutbox } from './outbox.ts'
import { sendLetter } from './send.ts'

describe('kept letters', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'outbox-'))
  after(() => rmSync(dataDir, { recursive: true }))

  test('the page shows links to click, and text as text', async () => {
    const outbox = openOutbox(dataDir)
    await outbox.send({ to: 'ana@example.org', subject: '<script>', text: 'Hier: http://localhost:3000/x#a&b "q" <b>' })
    const page = outbox.outboxPage()
    assert.ok(page.includes('<a href="http://localhost:3000/x#a&amp;b">'))
    assert.ok(!page.includes('<script') && !page.includes('<b>'))
  })

  test('the newest 200 outlast a restart, closed to other users', async () => {
    const outbox = openOutbox(dataDir)
    for (let n = 0; n < 205; n++) await outbox.send({ to: 'ana@example.org', subject: `Brief ${n}.`, text: 'x' })
    const files = readdirSync(join(dataDir, 'outbox'))
    assert.equal(files.length, 200)
    assert.equal(statSync(join(dataDir, 'outbox', files[0]!)).mode & 0o777, 0o600)
    const page = openOutbox(dataDir).outboxPage()
    assert.ok(page.includes('Brief 204.') && !page.includes('Brief 4.<'))
  })

  test('a line break in a header is refused', async () => {
    const outbox = openOutbox(dataDir)
    await assert.rejects(outbox.send({ to: 'ana@example.org\r\nBcc: x@example.org', subject: 'x', text: 'x' }))
    await assert.rejects(outbox.send({ to: 'ana@example.org', subject: 'x\nBcc: y', text: 'x' }))
    await assert.rejects(outbox.send({ to: 'ana@example.org, ben@example.org', subject: 'x', text: 'x' }))
  })

  test('letters speak the language of their reader, German where it is unknown', () => {
    const letter = writeLetter('signIn', 'a@example.org', 'en', { link: 'http://x/#y', house: 'http://x' })
    assert.equal(letter.subject, 'Your link to sign in')
    assert.ok(letter.text.includes('http://x/#y'))
    assert.equal(t('fr', 'people:letter.signIn.subject'), 'Dein Link zum Anmelden')
  })

  test('a letter that the server did not take is tried three times', async () => {
    let tries = 0
    const letter = { to: 'a@example.org', subject: 'x', text: 'x' }
    const busyUntil = (last: number) => ({
      send: async () => {
        tries++
        if (tries < last) throw new Error('busy')
      },
    })
    assert.equal(await sendLetter({ mail: busyUntil(3) }, letter, [0, 0]), true)
    assert.equal(tries, 3)
    tries = 0
    assert.equal(await sendLetter({ mail: busyUntil(9) }, letter, [0, 0]), false)
    assert.equal(tries, 3)
  })
})
