/** What somebody takes along: one zip with what each module keeps of them, and the bytes of their files. */
import { sql } from 'kysely'
import { INSTANCE } from '#kernel/ids.ts'
import { allKeepings, type Keeping } from '#kernel/keeping.ts'
import { type House, handle } from '#kernel/perform.ts'
import { findMyself, mayUseOwnAccount } from '#modules/people/offers.ts'
import { csvOf } from '#modules/text/csv.ts'
import { exportMine } from './contract.ts'
import { listPlaces } from './places.ts'
import { type Packed, packed } from './zip.ts'

/** As much as fits into one hand: beyond it the disk would be the next to break. */
const MOST_BYTES = 20 * 1024 ** 3
const AT_ONCE = 1_000

handle(exportMine, {
  find: findMyself,
  allow: mayUseOwnAccount,
  /** Written aside first: no connection waits for a slow line. */
  async prepare({ house, found }) {
    return house.blobs.receive(
      packed(async (put) => {
        for await (const entry of mine(house, found.me!.id)) await put(entry)
      }),
      MOST_BYTES,
    )
  },
  run: async ({ prepared: { stream, size, drop } }) => ({
    stream: dropped(stream, drop),
    size,
    type: 'application/zip',
    name: 'leitstern.zip',
    inline: false,
  }),
})

async function* dropped(stream: AsyncIterable<Uint8Array>, drop: () => Promise<void>) {
  try {
    yield* stream
  } finally {
    await drop()
  }
}

async function* mine(house: House, person: string): AsyncGenerator<Packed> {
  yield { name: 'account.json', text: pretty(await accountOf(house, person)) }
  for (const { communityId: community, memberId: member } of await listPlaces(house, person)) {
    const [home] = await house.db.rows(sql<{ slug: string }>`select slug, name from community where id = ${community}`)
    const folder = home!.slug
    yield { name: `${folder}/community.json`, text: pretty(home) }
    for (const { own = {} } of allKeepings())
      for (const [name, page] of Object.entries(own)) {
        const rows: Row[] = []
        for await (const row of all(house, { community, member }, page)) rows.push(row)
        for (const row of rows) if (typeof row.blob === 'string') yield* bytesOf(house, folder, row)
        const shown = rows.map(({ blob: _, ...row }) => row)
        yield { name: `${folder}/${name}.json`, text: pretty(shown) }
        yield { name: `${folder}/${name}.csv`, text: csvOf(shown) }
      }
  }
}

type Row = { id: string } & Record<string, unknown>

async function* all(house: House, whose: { community: string; member: string }, page: Page): AsyncGenerator<Row> {
  for (let after = INSTANCE; ; ) {
    const rows = await house.db.transaction(whose.community, (tx) => tx.rows(page({ ...whose, after, most: AT_ONCE })))
    for (const row of rows) yield row as Row
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.id
  }
}
type Page = NonNullable<Keeping['own']>[string]

async function* bytesOf({ blobs }: House, folder: string, row: Row): AsyncGenerator<Packed> {
  const bytes = await blobs.open(String(row.blob))
  if (bytes) yield { name: `${folder}/files/${row.id} ${fileName(String(row.name))}`, ...bytes }
}

/** Slashes would make folders of it. */
const fileName = (name: string): string => name.replaceAll(/[\\/:]/g, '_')

async function accountOf({ db }: House, person: string) {
  const [account] = await db.rows(sql<object>`
    select id, email, language, time_zone, created_at from person where id = ${person}`)
  const sessions = await db.rows(sql<object>`
    select coalesce(user_agent, '') as device, ip_address, created_at, updated_at as last_used_at from session
    where person_id = ${person} order by updated_at desc limit 200`)
  return { ...account, sessions }
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
