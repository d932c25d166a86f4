/** Pointing somebody to something, and what follows from rules. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { maySee } from '#modules/subjects/visible.ts'
import { memberTold, ruleChanged, ruleDeleted, ruleMade, rulePaused, rulePressed, tellMember } from './contract.ts'
import type { About } from './find.ts'
import { mayRead } from './rules.ts'

handle(tellMember, {
  async find(about: About & { input: { subjectId: string; memberId: string } }): Promise<SubjectSeen | undefined> {
    const { db, community, input } = about
    const [subject, able] = await Promise.all([
      findSubject(about, input.subjectId),
      db.one(canSee({ community: community.id, subject: input.subjectId, member: input.memberId })),
    ])
    return able && subject
  },
  allow: mayRead,
  async run({ input, found, record }) {
    record(memberTold, found.id, { memberId: input.memberId })
    return {}
  },
})

const canSee = prepared(
  (a: { community: string; subject: string; member: string }) => sql<{ id: string }>`
    select m.id from member m join subject s on s.community_id = m.community_id and s.id = ${a.subject}
    where m.community_id = ${a.community} and m.id = ${a.member} and ${maySee('m', 's')}`,
)

when(memberTold, {
  tells: sql`select page.seq, (page.data->>'memberId')::uuid as member_id, 'told' as why from page`,
  level: 'now',
})
when(rulePaused, {
  topics: ['audience'],
  history: true,
  tells: sql`select page.seq, (page.data->>'memberId')::uuid as member_id, 'my_rule' as why from page
    where page.data->>'memberId' is not null`,
  level: 'today',
})
when(ruleMade, { topics: ['audience'], history: true })
when(ruleChanged, { topics: ['audience'], history: true })
when(ruleDeleted, { topics: ['audience'], history: true })
when(rulePressed, { history: true })
