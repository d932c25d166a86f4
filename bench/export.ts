/** A Slack export as large as a real one: fat messages with blocks, profiles, threads and reactions. */
import { zip } from '../tests/zip.ts'

const PEOPLE = 80
const words =
  'wir messen am ufer das wasser und tragen die zahlen ein bevor der regen kommt und der strom steigt'.split(' ')

/** `days` files, `messages` in all, about `megabytes` of JSON. */
export function makeExport({
  channels,
  days,
  messages,
  bytes,
}: Record<'channels' | 'days' | 'messages' | 'bytes', number>) {
  const users = Array.from({ length: PEOPLE }, (_, n) => ({
    id: `U${n}`,
    team_id: 'T1',
    name: `person${n}`,
    profile: { display_name: `Person ${n}`, email: `person${n}@example.org` },
  }))
  const list = Array.from({ length: channels }, (_, n) => ({
    id: `C${n}`,
    name: `kanal-${n}`,
    members: users.map(({ id }) => id),
    created: 1_500_000_000,
    creator: 'U0',
    topic: { value: `Worum es im Kanal ${n} geht` },
  }))
  const files = [
    { name: 'users.json', data: JSON.stringify(users) },
    { name: 'channels.json', data: JSON.stringify(list) },
  ]
  const each = messages / days
  let size = 0
  let given = 0
  for (let day = 0; day < days; day++) {
    const channel = day % channels
    const many = Math.round((day + 1) * each) - given
    given += many
    const start = 1_500_000_000 + Math.floor(day / channels) * 86_400
    const said = Array.from({ length: many }, (_, n) => message(day * 7 + n, start, n, bytes / messages))
    const data = JSON.stringify(said)
    size += data.length
    const date = new Date(start * 1_000).toISOString().slice(0, 10)
    files.push({ name: `kanal-${channel}/${date}.json`, data })
  }
  return { archive: zip(files), size, entries: files.length }
}

function message(seed: number, start: number, n: number, bytes: number) {
  const user = `U${seed % PEOPLE}`
  const ts = (at: number) => `${start + at * 60}.${String(seed % 1_000_000).padStart(6, '0')}`
  const said = Array.from({ length: 12 + (seed % 30) }, (_, w) => words[(seed * 7 + w * 3) % words.length]).join(' ')
  const one = {
    client_msg_id: `00000000-0000-4000-8000-${String(seed).padStart(12, '0')}`,
    type: 'message',
    text: `${said} <@U${(seed + 1) % PEOPLE}>`,
    user,
    ts: ts(n),
    team: 'T1',
    user_profile: { real_name: `Person ${user}`, display_name: `Person ${user}`, image_72: 'https://a.example/x.png' },
    ...(n % 5 === 1 && { thread_ts: `${start}.${String(seed - n).padStart(6, '0')}`, parent_user_id: 'U1' }),
    ...(n % 4 === 0 && { reactions: [{ name: '+1', users: ['U1', 'U2'], count: 2 }] }),
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: `${said} ` },
              { type: 'user', user_id: `U${(seed + 1) % PEOPLE}` },
            ],
          },
        ],
      },
    ],
  }
  const more = Math.max(0, Math.floor(bytes) - JSON.stringify(one).length - 30)
  return more > 0 ? { ...one, metadata: { padding: said.repeat(1 + more / said.length).slice(0, more) } } : one
}
