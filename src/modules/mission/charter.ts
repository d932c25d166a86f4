/** Reading and accepting the charter. */
import { sql } from 'kysely'
import type * as z from 'zod'
import type { InputOf } from '#kernel/contract.ts'
import { prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import { pageOf, readNumber } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import {
  acceptCharter,
  type Charter,
  charterAccepted,
  getCharter,
  listCharterVersions,
  lookAtCharter,
} from './contract.ts'
import type { About } from './find.ts'
import { isInside, mayWriteCharter } from './rules.ts'
import { person, seesNames } from './shown.ts'

type CharterShown = z.output<typeof Charter>
export type CharterRecord = Omit<CharterShown, 'can'>

handle(getCharter, {
  find: findCharter,
  allow: () => true,
  run: async ({ actor, found }) => shownCharter(found, actor),
})

handle(lookAtCharter, {
  find: findCharter,
  allow: () => true,
  run: async ({ actor, found }) => shownCharter(found, actor),
})

handle(listCharterVersions, {
  find: theCommunity,
  allow: isInside,
  async run({ db, community, input }) {
    const rows = await db.rows(versions({ community: community.id, before: readNumber(input.after), most: input.most }))
    return pageOf(rows, input.most, (last) => `${last.version}`)
  },
})

handle(acceptCharter, {
  find: findCharter,
  allow: isInside,
  async run({ db, community, actor, input, now, found: charter, record, refuse }) {
    if (input.version !== charter.newest) throw refuse('charter_outdated')
    if (charter.accepted === input.version) return {}
    db.send(accept({ community: community.id, member: actor.memberId!, version: input.version, now }))
    record(charterAccepted, charter.id, { version: input.version })
    return {}
  },
})
when(charterAccepted, { level: 'quiet', counts: 'presence' })

export function shownCharter(charter: CharterRecord, actor: About['actor']): CharterShown {
  return {
    ...charter,
    writtenBy: seesNames(actor) ? charter.writtenBy : null,
    can: {
      write: mayWriteCharter({ actor }),
      accept: isInside({ actor }) && charter.version === charter.newest && charter.accepted !== charter.version,
    },
  }
}

type Ask = {
  community: string
  member: string | null
  isInside: boolean
  version: number | null
  secret: string | null
  now: Date
}

/** Whoever could join must be able to read it: all, unless the community is closed; then those who were invited. */
const charterOf = prepared(
  (a: Ask) => sql<CharterRecord>`
    select ch.id, ch.version, (select max(version) from charter where community_id = ch.community_id) as newest, ch.mission,
      coalesce((select json_agg(json_build_object('id', v.value_id, 'title', v.title, 'weDo', v.we_do, 'weDont', v.we_dont)
        order by v.position) from charter_value v
        where v.community_id = ch.community_id and v.charter_id = ch.id), '[]'::json) as values,
      ch.in_scope, ch.out_of_scope, ch.reason, ch.written_at,
      ${person(sql`ch.community_id`, sql`ch.written_by`)} as written_by,
      (select m.charter_version from member m where m.community_id = ch.community_id and m.id = ${a.member}::uuid) as accepted
    from charter ch join community c on c.id = ch.community_id
    where ch.community_id = ${a.community} and (${a.version}::integer is null or ch.version = ${a.version}::integer)
      and (${a.isInside}::boolean or c.public_page or c.joining <> 'invitation' or exists (
        select from invitation i where i.community_id = ch.community_id and i.token_hash = ${a.secret}::text
          and i.revoked_at is null and i.expires_at > ${a.now}))
    order by ch.version desc limit 1`,
)

type Asking = About & { now: Date; input: Partial<InputOf<typeof getCharter> & InputOf<typeof lookAtCharter>> }

export function findCharter({ db, actor, community, input, now }: Asking): Promise<CharterRecord | undefined> {
  return db.one(
    charterOf({
      community: community.id,
      member: actor.memberId,
      isInside: isInside({ actor }),
      version: input.version ?? null,
      secret: input.invitation ? hashSecret(input.invitation) : null,
      now,
    }),
  )
}

/** index charter_version */
const versions = prepared(
  (a: { community: string; before: number; most: number }) => sql<{
    id: string
    version: number
    reason: string
    writtenAt: string
    writtenBy: CharterShown['writtenBy']
  }>`
    select ch.id, ch.version, ch.reason, ch.written_at, ${person(sql`ch.community_id`, sql`ch.written_by`)} as written_by
    from charter ch where ch.community_id = ${a.community} and ch.version < ${a.before}::bigint
    order by ch.version desc limit ${a.most}::int + 1`,
)

/** Columns of `member`: which charter someone stands by is said nowhere else. */
export const accept = prepared(
  (a: { community: string; member: string; version: number; now: Date }) => sql`
    update member set charter_version = ${a.version}, charter_accepted_at = ${a.now}
    where community_id = ${a.community} and id = ${a.member}`,
)
