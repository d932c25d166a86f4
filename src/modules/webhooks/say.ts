/** What comes in by a hook is said by its app, as long as who made the hook may talk there. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { mayHear, say } from '#modules/conversation/offers.ts'
import { markdownOfSlack } from '#modules/imports/offers.ts'
import type { SubjectSeen } from '#modules/subjects/find.ts'
import { sayByHook } from './contract-incoming.ts'
import { whoeverKnowsTheSecret } from './rules.ts'

type Place = Omit<SubjectSeen, 'me'> & { hookId: string; appId: string; appName: string; appFace: string | null }

const find = prepared(
  (a: { community: string; hash: string }) => sql<Place>`
    select h.id as hook_id, s.id, s.kind, s.title, s.audience, s.circle_id, s.parent_id, s.created_by, s.archived_at,
      s.talk_is_open, true as is_let_in, false as is_circle_host,
      app.id as app_id, app.name as app_name, app.face_file_id as app_face
    from incoming_hook h
    join member app on app.community_id = h.community_id and app.id = h.member_id
    join member maker on maker.community_id = h.community_id and maker.id = h.made_by
      and maker.kind = 'member' and maker.role in ('owner', 'steward')
    join subject s on s.community_id = h.community_id and s.id = h.subject_id
    where h.community_id = ${a.community} and h.secret_hash = ${a.hash} and ${mayHear('maker', 's')}`,
)
const use = prepared(
  (a: { community: string; id: string; at: Date }) => sql`
    update incoming_hook set used_at = ${a.at} where community_id = ${a.community} and id = ${a.id}
      and (used_at is null or used_at < ${a.at}::timestamptz - interval '1 minute')`,
)

handle(sayByHook, {
  find: ({ db, community, input }) => db.one(find({ community: community.id, hash: hashSecret(input.secret) })),
  allow: whoeverKnowsTheSecret,
  async run(saying) {
    const { db, community, found, input, now, enter } = saying
    const { hookId, appId, appName: name, appFace: face, ...subject } = found
    // The app says it, in the log, too.
    enter(community.id, appId)
    const actor: Actor = { ...saying.actor, kind: 'member', memberId: appId, role: 'member' }
    const me = { id: appId, name, face, kind: 'app', role: 'member' }
    const text = markdownOfSlack(input.message).trim()
    const message = await say({ ...saying, actor, found: { ...subject, me }, input: { text } })
    db.send(use({ community: community.id, id: hookId, at: now }))
    return { id: message.id }
  },
})
