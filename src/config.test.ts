import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

test('nothing set means a house on this machine with its own database', () => {
  assert.deepEqual(readConfig({}), {
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    baseUrl: 'http://localhost:3000',
    smtpUrl: undefined,
    metricsToken: undefined,
    provider: undefined,
    offlineShell: true,
    trustProxy: false,
  })
})

test('an empty variable counts as not set', () => {
  assert.deepEqual(readConfig({ PORT: '', SMTP_URL: ' ', DATABASE_URL: undefined }), readConfig({}))
})

test('everything can be set', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '::',
    DATA_DIR: '/srv/stern',
    DATABASE_URL: 'postgresql://u:p@db/x?host=/run/pg',
    BASE_URL: 'https://Example.org/',
    SMTP_URL: 'smtps://u:p@mail.example.org',
    METRICS_TOKEN: '0123456789abcdef',
    OFFLINE_SHELL: 'off',
    TRUST_PROXY: '10.0.0.1, fd00::/8',
  })
  assert.equal(config.port, 8080)
  assert.equal(config.host, '::')
  assert.equal(config.dataDir, resolve('/srv/stern'))
  assert.equal(config.databaseUrl, 'postgresql://u:p@db/x?host=/run/pg')
  assert.equal(config.baseUrl, 'https://example.org')
  assert.equal(config.smtpUrl, 'smtps://u:p@mail.example.org')
  assert.equal(config.metricsToken, '0123456789abcdef')
  assert.equal(config.offlineShell, false)
  assert.deepEqual(config.trustProxy, ['10.0.0.1', 'fd00::/8'])
})

test('the local address follows the port', () => {
  assert.equal(readConfig({ PORT: '4100' }).baseUrl, 'http://localhost:4100')
})

test('a number of proxies can be trusted, or none', () => {
  assert.equal(readConfig({ TRUST_PROXY: '2' }).trustProxy, 2)
  for (const off of ['off', 'OFF', 'false', '0']) assert.equal(readConfig({ TRUST_PROXY: off }).trustProxy, false)
})

const refused: Record<string, string[]> = {
  PORT: ['65536', '-1', '80a', '3.5', '0x50', '1e3'],
  HOST: ['http://localhost', 'a b', '-x', '1.2.3.4:80'],
  DATABASE_URL: ['mysql://db/x', 'db', 'http://db'],
  BASE_URL: [
    'example.org',
    'ftp://example.org',
    'https://example.org/team',
    'https://example.org?x',
    'https://u@x.org',
  ],
  SMTP_URL: ['mail.example.org', 'http://mail.example.org', 'smtp://'],
  TRUST_PROXY: ['true', 'yes', '100', '10.0.0.0/33', '::/129', '10.0.0.1/8/8', '10.0.0.1,', 'proxy.example.org'],
}

for (const [name, values] of Object.entries(refused)) {
  test(`a wrong ${name} is refused by name`, () => {
    for (const value of values) {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error) =>
          error instanceof ConfigError && error.problems.length === 1 && problemOf(error).startsWith(`${name} must be`),
        value,
      )
    }
  })
}

test('all mistakes are told at once, and no value is repeated', () => {
  assert.throws(
    () => readConfig({ PORT: 'x', DATABASE_URL: 'mysql://ana:hunter2@db/x', SMTP_URL: 'http://ana:hunter2@mail' }),
    (error) => error instanceof ConfigError && error.problems.length === 3 && !error.message.includes('hunter2'),
  )
})

function problemOf(error: ConfigError) {
  return error.problems[0] ?? ''
}

test('a provider to sign in by is set as a whole, and over https beyond this machine', () => {
  const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'leitstern', OIDC_CLIENT_SECRET: 'geheim' }
  const provider = { issuer: 'https://id.example', clientId: 'leitstern', clientSecret: 'geheim', name: 'id.example' }
  assert.deepEqual(readConfig(whole).provider, provider)
  assert.equal(readConfig({ ...whole, OIDC_NAME: 'Vereinskonto' }).provider?.name, 'Vereinskonto')
  for (const wrong of [
    { ...whole, OIDC_CLIENT_SECRET: '' },
    { OIDC_NAME: 'Vereinskonto' },
    { ...whole, OIDC_ISSUER: 'http://id.example' },
    { ...whole, OIDC_ISSUER: 'https://id.example/?a=b' },
  ])
    assert.throws(() => readConfig(wrong), ConfigError)
})
