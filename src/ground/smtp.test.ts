import { strict as assert } from 'node:assert'
import { type AddressInfo, createServer } from 'node:net'
import { after, describe, test } from 'node:test'
import { smtpMail } from './smtp.ts'

describe('mail by SMTP', async () => {
  const heard: string[] = []
  const server = createServer((socket) => {
    let inLetter = false
    socket.write('220 test\r\n')
    socket.on('data', (data) => {
      heard.push(data.toString())
      if (inLetter && !data.toString().endsWith('\r\n.\r\n')) return
      const isData = !inLetter && data.toString().startsWith('DATA')
      inLetter = isData
      socket.write(isData ? '354 go on\r\n' : '250 ok\r\n')
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mail = smtpMail(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 'https://leitstern.example')
  after(() => {
    mail.close()
    server.close()
  })

  test('carries a letter to its one address', async () => {
    await mail.send({ to: 'ana@example.org', subject: 'Grüße', text: 'Hallo Ana', headers: { 'X-Kind': 'test' } })
    const all = heard.join('')
    assert.match(all, /RCPT TO:<ana@example\.org>/)
    assert.match(all, /From: Leitstern <leitstern@leitstern\.example>/)
    assert.match(all, /X-Kind: test/)
    assert.match(all, /Hallo Ana/)
  })

  test('refuses what would add a header or an address', async () => {
    const before = heard.length
    const letter = { to: 'ana@example.org', subject: 'x', text: 'x' }
    await assert.rejects(mail.send({ ...letter, subject: 'x\r\nBcc: eve@example.org' }))
    await assert.rejects(mail.send({ ...letter, to: 'ana@example.org,eve@example.org' }))
    await assert.rejects(mail.send({ ...letter, headers: { 'X-A': 'b\nBcc: eve@example.org' } }))
    assert.equal(heard.length, before)
  })
})
