/**
 * A placeholder turns out to be a member: what it said, gave and belonged to becomes the member's, in one transaction.
 * Why rows move instead of names being looked up through a link: docs/decisions/0012-claimed-rows-move.md.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Operation } from '#kernel/contract.ts'
import type { RunContext } from '#kernel/perform.ts'
import { moveTasksOf } from '#modules/boards/offers-claim.ts'
import { joinAll } from '#modules/chat/offers.ts'
import { claimed } from './contract-claims.ts'
import { hashInSql } from './ledger.ts'

type About = Pick<
  RunContext<Operation, unknown>,
  'db' | 'community' | 'now' | 'house' | 'record' | 'refuse' | 'afterCommit'
>

/** Refuses `already_claimed`: of two who claim at once one gets it. */
export async function become(about: About, placeholderId: string, memberId: string): Promise<void> {
  const { db, community, now, house, record, refuse, afterCommit } = about
  const taken = await db.one(sql`
    update member set claimed_by = ${memberId}, standing = 'left', left_at = ${now}, email_hash = null
    where community_id = ${community.id} and id = ${placeholderId} and kind = 'placeholder' and claimed_by is null
    returning true as taken`)
  if (!taken) throw refuse('already_claimed')
  const of = sql`community_id = ${community.id}`
  const said = await db.one(sql<{ count: number }>`
    with moved as (update message set author_id = ${memberId}
      where ${of} and author_id = ${placeholderId} and seq is null returning 1)
    select count(*)::int as count from moved`)
  db.send(sql`
    insert into reaction (community_id, message_id, emoji, member_id, subject_id, at)
    select community_id, message_id, emoji, ${memberId}, subject_id, at from reaction
    where ${of} and member_id = ${placeholderId} and at is null on conflict do nothing`)
  db.send(sql`delete from reaction where ${of} and member_id = ${placeholderId} and at is null`)
  db.send(sql`
    update file set uploaded_by = ${memberId}
    where ${of} and uploaded_by = ${placeholderId}`)
  db.send(sql`update subject set created_by = ${memberId} where ${of} and created_by = ${placeholderId}`)
  moveTasksOf({ db, community: community.id, now }, placeholderId, memberId)
  moveMentions(about, placeholderId, memberId)
  taskMentions(about, placeholderId, memberId)
  const rooms = await moveIn(about, placeholderId, memberId)
  for (const subject of rooms) await joinAll(db, { community: community.id, subject, members: [memberId], at: now })
  db.send(sql`
    update import_claim set verdict = coalesce(verdict, case when member_id = ${memberId} then 'confirmed' else 'declined' end),
      decided_at = coalesce(decided_at, ${now}::timestamptz), done_at = ${now}
    where ${of} and placeholder_id = ${placeholderId} and done_at is null`)
  db.send(sql`
    update claim_link set expires_at = least(expires_at, ${now}::timestamptz)
    where ${of} and placeholder_id = ${placeholderId} and used_at is null`)
  record(claimed, null, { placeholderId, memberId, count: said!.count })
  const person = await db.one(sql<{ personId: string | null }>`
    select person_id from member where ${of} and id = ${memberId}`)
  if (person?.personId) afterCommit(() => house.bus.forget({ community: community.id, person: person.personId! }))
}

/** Imported texts only: what was written here names members. They stay what an undo may take back. */
function moveMentions({ db, community }: About, from: string, to: string): void {
  const [old, mention]: RawBuilder<string>[] = [sql`${`<@member:${from}>`}::text`, sql`${`<@member:${to}>`}::text`]
  db.send(sql`
    with changed as (update message set text = replace(text, ${old}, ${mention})
      where community_id = ${community.id} and seq is null and strpos(text, ${old}) > 0 returning id, text)
    update imported i set written_hash = ${hashInSql(sql`c.text`)} from changed c
    where i.community_id = ${community.id} and i.table_name = 'message' and i.target_id = c.id`)
}

/** What is written in imported tasks, as in messages; no hash stands for it (undo asks the log). */
const taskMentions = ({ db, community }: About, from: string, to: string): void => {
  const [old, mention] = [`<@member:${from}>`, `<@member:${to}>`]
  db.send(sql`
    update task t set about = replace(t.about, ${old}::text, ${mention}::text)
    where t.community_id = ${community.id} and strpos(t.about, ${old}::text) > 0 and exists (
      select from imported i where i.community_id = t.community_id and i.table_name = 'subject' and i.target_id = t.id)`)
}

/** Into the hidden circles and direct conversations the placeholder stood for; answers the channels in them. */
async function moveIn({ db, community, now }: About, from: string, to: string): Promise<string[]> {
  const of = { community: community.id }
  // A circle of placeholders has nobody who admits: the first to come into it does.
  db.send(sql`
    insert into circle_member (community_id, circle_id, member_id, joined_at, is_host)
    select c.community_id, c.circle_id, ${to}, ${now}::timestamptz, m.kind = 'member' and not exists (
      select from circle_member h where h.community_id = c.community_id and h.circle_id = c.circle_id and h.is_host)
    from circle_member c join member m on m.community_id = c.community_id and m.id = ${to}
    where c.community_id = ${of.community} and c.member_id = ${from}
    on conflict (community_id, circle_id, member_id) do update set standing = 'in'`)
  db.send(sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select community_id, subject_id, ${to}, ${now}::timestamptz from let_in
    where community_id = ${of.community} and member_id = ${from} on conflict do nothing`)
  const rooms = await db.rows(sql<{ id: string }>`
    select s.id from subject s where s.community_id = ${of.community} and s.deleted_at is null and s.archived_at is null
      and s.kind = 'channel' and (
        s.circle_id in (select circle_id from circle_member where community_id = ${of.community} and member_id = ${from})
        or s.id in (select subject_id from let_in where community_id = ${of.community} and member_id = ${from}))`)
  db.send(sql`delete from circle_member where community_id = ${of.community} and member_id = ${from}`)
  db.send(sql`delete from let_in where community_id = ${of.community} and member_id = ${from}`)
  return rooms.map(({ id }) => id)
}
