/** One believable community on its first day, and a neighbour that must never see into it. */
import type pg from 'pg'

const id = (n: number) => `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const world = {
  /** Accounts. */
  people: {
    ana: id(1), // owner of lahn
    mara: id(2), // steward
    ben: id(3), // member
    cem: id(4), // member, in no circle
    gina: id(5), // guest: let into one channel only
    sam: id(6), // suspended
    fred: id(7), // has left
    sofia: id(8), // signed in, member of nothing
    otto: id(9), // owner of berg
  },
  lahn: {
    id: id(100),
    slug: 'lahn',
    members: { ana: id(101), mara: id(102), ben: id(103), cem: id(104), gina: id(105), sam: id(106), fred: id(107) },
    circles: { messgruppe: id(120), vorstand: id(121) },
    channels: {
      willkommen: id(130), // the community's, joined by all
      cleanup: id(131), // the community's
      messgruppe: id(132), // of the circle; gina is let in
      vorstand: id(133), // of the hidden circle
      anaUndBen: id(134), // direct
      aushang: id(135), // public
    },
  },
  berg: { id: id(200), slug: 'berg', members: { otto: id(201) }, circles: {}, channels: { gipfel: id(230) } },
}
export type World = typeof world

const AT = '2026-09-01T08:00:00Z'
const names: Record<string, string> = {
  ana: 'Ana Keller',
  mara: 'Mara Lindner',
  ben: 'Ben Okafor',
  cem: 'Cem Demir',
  gina: 'Gina Gast',
  sam: 'Sam Still',
  fred: 'Fred Fort',
  sofia: 'Sofia Fremd',
  otto: 'Otto Berg',
}

export async function buildWorld(db: pg.Client): Promise<void> {
  const { people, lahn, berg } = world
  for (const [who, person] of Object.entries(people)) {
    await insert(db, 'person', {
      id: person,
      email: `${who}@example.org`,
      email_verified: true,
      created_at: AT,
      updated_at: AT,
    })
  }
  await buildCommunity(db, lahn, 'Flussretter Lahn')
  await buildCommunity(db, berg, 'Bergfreunde')
  for (const [who, member] of Object.entries(lahn.members)) await buildMember(db, lahn.id, member, who)
  await buildMember(db, berg.id, berg.members.otto, 'otto')
  await buildCircles(db)
  await buildChannels(db)
}

async function buildCommunity(db: pg.Client, { id, slug }: { id: string; slug: string }, name: string) {
  await insert(db, 'community', {
    id,
    slug,
    name,
    preset: 'association',
    joining: 'request',
    directory: 'members',
    alias: 'free',
    public_page: true,
    channels_by: 'member',
    invitations_by: 'member',
    mention_all_by: 'steward',
    founded_at: AT,
  })
  await insert(db, 'log_head', { community_id: id, seq: 0 })
}

async function buildMember(db: pg.Client, community: string, id: string, who: string) {
  await insert(db, 'member', {
    community_id: community,
    id,
    person_id: world.people[who as keyof World['people']],
    kind: who === 'gina' ? 'guest' : 'member',
    standing: who === 'sam' ? 'suspended' : who === 'fred' ? 'left' : 'active',
    role: who === 'ana' || who === 'otto' ? 'owner' : who === 'mara' ? 'steward' : 'member',
    name: names[who],
    created_at: AT,
    joined_at: AT,
  })
}

async function buildCircles(db: pg.Client) {
  const { id: community, circles, members } = world.lahn
  const add = async (circle: string, name: string, openness: string, hosts: string[], others: string[]) => {
    await insert(db, 'circle', { community_id: community, id: circle, name, openness, created_at: AT })
    for (const member of [...hosts, ...others]) {
      await insert(db, 'circle_member', {
        community_id: community,
        circle_id: circle,
        member_id: member,
        is_host: hosts.includes(member),
        joined_at: AT,
      })
    }
  }
  await add(circles.messgruppe, 'Messgruppe', 'listed', [members.mara], [members.ben])
  await add(circles.vorstand, 'Vorstand', 'hidden', [members.mara], [members.ben])
}

async function buildChannels(db: pg.Client) {
  const { id: community, channels, circles, members } = world.lahn
  const add = async (
    of: string,
    channel: string,
    title: string,
    audience: string,
    more: { circle?: string; first?: boolean } = {},
  ) => {
    await insert(db, 'subject', {
      community_id: of,
      id: channel,
      kind: 'channel',
      title,
      audience,
      circle_id: more.circle ?? null,
      created_at: AT,
    })
    await insert(db, 'channel', { community_id: of, id: channel, is_first: more.first ?? false })
  }
  await add(community, channels.willkommen, 'Willkommen', 'community', { first: true })
  await add(community, channels.cleanup, 'Cleanup September', 'community')
  await add(community, channels.messgruppe, 'Messgruppe', 'circle', { circle: circles.messgruppe })
  await add(community, channels.vorstand, 'Vorstand', 'circle', { circle: circles.vorstand })
  await add(community, channels.anaUndBen, '', 'direct')
  await add(community, channels.aushang, 'Aushang', 'public')
  await add(world.berg.id, world.berg.channels.gipfel, 'Gipfel', 'community')
  const letIn = (channel: string, member: string) =>
    insert(db, 'let_in', { community_id: community, subject_id: channel, member_id: member, at: AT })
  await letIn(channels.anaUndBen, members.ana)
  await letIn(channels.anaUndBen, members.ben)
  await letIn(channels.messgruppe, members.gina)
  for (const member of [members.ana, members.mara, members.ben, members.cem]) {
    await insert(db, 'watch', {
      community_id: community,
      member_id: member,
      subject_id: channels.willkommen,
      since: AT,
    })
  }
}

async function insert(db: pg.Client, table: string, row: Record<string, unknown>) {
  const keys = Object.keys(row)
  await db.query(
    `insert into ${table} (${keys.join(', ')}) values (${keys.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(row),
  )
}
