/** What tests of moving in share: a small Slack export, and sending it as a browser does. */
import { createHash } from 'node:crypto'
import { analyse, beginUpload, getRun, PART_BYTES, type Run, sendPart } from '../src/modules/imports/contract.ts'
import { whenIdle } from '../src/modules/imports/worker.ts'
import type { TestActor } from './house.ts'
import { zip } from './zip.ts'

export const archiveOf = (content: Record<string, unknown>): Buffer =>
  zip(Object.entries(content).map(([name, data]) => ({ name, data: JSON.stringify(data) })))

const say = (user: string, ts: string, text: string, more = {}) => ({ type: 'message', user, ts, text, ...more })

/** Rosa has the address of Ben's account; Kim and Max are nobody here. */
export const smallExport = {
  'users.json': [
    { id: 'U1', team_id: 'T1', name: 'rosa', profile: { display_name: 'Rosa Fluss', email: 'Ben@Example.org' } },
    { id: 'U2', team_id: 'T1', name: 'kim', profile: { real_name: 'Kim Kiesel', email: 'kim@example.org' } },
    { id: 'U3', team_id: 'T1', name: 'max', profile: { real_name: 'Max Moor' } },
  ],
  'channels.json': [
    { id: 'C1', name: 'allgemein', members: ['U1', 'U2', 'U3'], created: 1433558319, creator: 'U1' },
    { id: 'C2', name: 'fest', members: ['U1'], created: 1433558319, creator: 'U2' },
  ],
  'groups.json': [{ id: 'G1', name: 'kasse', members: ['U1', 'U2'], created: 1433558319, creator: 'U1' }],
  'dms.json': [{ id: 'D1', members: ['U1', 'U2'], created: 1433558319 }],
  'allgemein/2017-07-14.json': [
    say('U1', '1500000000.000001', 'Wer kommt? <@U2>', { thread_ts: '1500000000.000001' }),
    say('U2', '1500000001.000001', 'Ich', { thread_ts: '1500000000.000001' }),
    say('U3', '1500000002.000001', 'Hallo <@U1>', { reactions: [{ name: '+1', users: ['U1', 'U2'], count: 2 }] }),
    say('U2', '1500000003.000001', 'Bis morgen'),
  ],
  'fest/2017-07-14.json': [say('U1', '1500000004.000001', 'Kuchen?')],
  'kasse/2017-07-14.json': [say('U1', '1500000005.000001', 'geheim'), say('U2', '1500000006.000001', 'auch')],
  'D1/2017-07-14.json': [say('U1', '1500000007.000001', 'nur für dich'), say('U2', '1500000008.000001', 'danke')],
}

export const bodyOf = (bytes: Buffer) => ({
  upload: {
    stream: (async function* () {
      yield bytes
    })(),
    type: 'application/zip',
    size: bytes.length,
  },
})

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** All parts that are missing. */
export async function send(who: TestActor, run: Run, bytes: Buffer): Promise<Run> {
  let at = run
  while (at.received < bytes.length) {
    const part = bytes.subarray(at.received, at.received + PART_BYTES)
    at = await who.does(sendPart, { importId: run.id, offset: at.received, sha256: sha256(part) }, bodyOf(part))
  }
  return at
}

/** Sent and looked at. */
export async function analysed(who: TestActor, bytes: Buffer, name = 'slack.zip'): Promise<Run> {
  const run = await who.does(beginUpload, { name, size: bytes.length })
  await send(who, run, bytes)
  await who.does(analyse, { importId: run.id })
  await whenIdle()
  return who.does(getRun, { importId: run.id })
}
