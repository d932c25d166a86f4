/** Finds forms: inside through their board, from outside by their link. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { boardKind } from '#modules/boards/contract.ts'
import { isListAway, joinList, ofList } from '#modules/boards/offers-forms.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import type { FormState } from './contract.ts'

export type About = { db: Db; actor: Actor; community: CommunityRef; now: Date }

export type FormRow = {
  id: string
  boardId: string
  listId: string
  title: string
  intro: string
  thanks: string
  isPublic: boolean
  assigneeId: string | null
  needed: number | null
  closesOn: string | null
  mostAnswers: number | null
  answers: number
  version: number
  secretSealed: string | null
  state: FormState
  /** Of its list. */
  list: string
  closes: boolean
}
export type FormSeen = { form: FormRow; board: SubjectSeen }

/** Over `form f`, its list and the `subject b` of its board. */
export const formColumns = (now: Date) => sql`
  f.id, f.board_id, f.list_id, f.title, f.intro, f.thanks, f.is_public, f.assignee_id, f.needed, f.closes_on, f.most_answers,
  f.answers, f.version, f.secret_sealed, ${ofList},
  case when b.archived_at is not null or ${isListAway} then 'away'
    when f.paused_at is not null then 'paused'
    when f.closes_on < (${now}::timestamptz at time zone c.time_zone)::date then 'over'
    when f.answers >= f.most_answers then 'full' else 'open' end as state`
export const fromForm = sql`form f ${joinList('f')}
  join subject b on b.community_id = f.community_id and b.id = f.board_id and b.deleted_at is null
  join community c on c.id = f.community_id`

type Of = { community: string; id: string; now: Date }

const formById = prepared(
  (a: Of) => sql<FormRow>`
    select ${formColumns(a.now)} from ${fromForm} where f.community_id = ${a.community} and f.id = ${a.id}`,
)

export async function findForm(about: About & { input: { formId: string } }): Promise<FormSeen | undefined> {
  const { db, community, input, now } = about
  const form = await db.one(formById({ community: community.id, id: input.formId, now }))
  const board = form && (await findSubject(about, form.boardId))
  return board && { form, board }
}

export async function findBoard(about: About & { input: { boardId: string } }): Promise<SubjectSeen | undefined> {
  const board = await findSubject(about, about.input.boardId)
  return board?.kind === boardKind.kind ? board : undefined
}

export type FormByLink = { form: FormRow; community: { name: string; color: string; slug: string } }

const formByLink = prepared(
  (a: { community: string; hash: string; now: Date }) => sql<FormRow & { name: string; color: string }>`
    select ${formColumns(a.now)}, c.name, c.color from ${fromForm}
    where f.community_id = ${a.community} and f.secret_hash = ${a.hash} and f.is_public`,
)

export async function findByLink(about: About & { input: { secret: string } }): Promise<FormByLink | undefined> {
  const { db, community, input, now } = about
  const row = await db.one(formByLink({ community: community.id, hash: hashSecret(input.secret), now }))
  if (!row) return undefined
  const { name, color, ...form } = row
  return { form, community: { name, color, slug: community.slug } }
}
