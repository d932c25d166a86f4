import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from './config.ts'
import { openMail } from './mail.ts'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'mail-'))
after(() => rmSync(DATA_DIR, { recursive: true }))

test('letters are kept only without a mail server and on this machine', () => {
  const kindOf = (settings: Record<string, string>) => {
    const { kind, close } = openMail(readConfig({ DATA_DIR, ...settings }))
    close()
    return kind
  }
  for (const BASE_URL of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
    assert.equal(kindOf({ BASE_URL }), 'kept')
  for (const BASE_URL of ['https://127.evil.example', 'http://10.0.0.1', 'http://localhost.example'])
    assert.equal(kindOf({ BASE_URL }), 'none')
  assert.equal(kindOf({ SMTP_URL: 'smtp://mail.example' }), 'smtp')
})
