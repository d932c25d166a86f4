/** What subjects are called: for texts that link them. Those without a title are shown on their parent's page, or by their people. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { nameSubjects } from './contract.ts'
import { type Seer, seerOf, visible } from './visible.ts'

handle(nameSubjects, {
  find: theCommunity,
  allow: ({ actor }) => actor.kind === 'member' || actor.kind === 'guest',
  async run({ db, actor, community, input }) {
    return { items: await db.rows(named({ ...seerOf(actor), community: community.id, ids: input.subjectIds })) }
  },
})

const named = prepared(
  (a: Seer & { community: string; ids: string[] }) => sql<{ id: string; kind: string; title: string }>`
    select s.id, s.kind, s.title from subject s
    where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.title <> '' and ${visible(a)}`,
)
