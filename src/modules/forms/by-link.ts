/** Filling in a form by its link: whoever sends it stays unknown, machines are held up without asking anybody else. */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { handle } from '#kernel/perform.ts'
import { t } from '#kernel/words.ts'
import { readPublicForm, sendPublicForm } from './contract-public.ts'
import { findByLink } from './find.ts'
import { mayByLink } from './rules.ts'
import { readQuestions } from './shown.ts'
import { receive } from './task.ts'
import { isSum, isTooFast, isTooOld, read, type Token, wordsOf, written } from './token.ts'

/** In ten minutes on one form: beyond the first a question is asked, beyond the second nothing is taken. */
export const CALM = 10
export const MOST_LATELY = 100
const LATELY_MS = 10 * 60_000
/** Of one form in 24 hours, whoever sends them. */
export const MOST_DAILY = 300
const DAY_MS = 24 * 3_600_000
/** Longer than any token serves. */
const KEPT_HOURS = 48

handle(readPublicForm, {
  find: findByLink,
  allow: mayByLink,
  async run({ db, community, input, found, house, now }) {
    const { form } = found
    const of = { community: community.id, form: form.id }
    const [questions, lately] = await Promise.all([readQuestions(db, of), countSince(db, { ...of, now }, LATELY_MS)])
    const before = input.token === undefined ? undefined : read(house.seal, form.id, input.token)
    const token = await serving(db, { ...of, before, asks: lately >= CALM, renews: input.renews, now })
    const { title, intro, thanks, state, version } = form
    return {
      ...{ community: found.community, title, intro, thanks, state, version, questions },
      token: token === before ? input.token! : written(house.seal, form.id, token),
      sum: token.sum && asked(token.sum, input.language),
    }
  },
})

handle(sendPublicForm, {
  find: findByLink,
  allow: mayByLink,
  async run(about) {
    const { db, community, input, found, house, now, refuse } = about
    const { form } = found
    const token = read(house.seal, form.id, input.token)
    if (!token || isTooOld(token, now)) throw refuse('token_too_old')
    if (isTooFast(token, now)) throw refuse('token_too_fast')
    // Filled in only by what fills in everything: it may believe that it was heard.
    if (input.website !== '') return {}
    if (token.sum && !isSum(token.sum, input.sum)) throw refuse('sum_wrong')
    await receive(about, { form, version: input.version, answers: input.answers })
    // From here on the form is held still: what others sent meanwhile counts.
    const of = { community: community.id, form: form.id, now }
    if ((await countSince(db, of, DAY_MS)) >= MOST_DAILY) throw refuse('enough_today')
    const lately = await countSince(db, of, LATELY_MS)
    if (lately >= MOST_LATELY) throw refuse('too_busy')
    if (lately >= CALM && !token.sum) throw refuse('sum_needed')
    if (!(await db.one(use({ ...of, id: token.id })))) throw refuse('token_used')
    return {}
  },
})

const asked = ([one, other]: [number, number], language: 'de' | 'en'): string =>
  t(language, 'forms:page.sum', { one: wordsOf(one, language), other: wordsOf(other, language) })

type Serving = { community: string; form: string; before: Token | undefined; asks: boolean; renews: boolean; now: Date }

/** The one from before while it can still be used; a form that was mended is as old as it was. */
async function serving(db: Db, { before, asks, renews, now, ...of }: Serving): Promise<Token> {
  const isKept = before !== undefined && !isTooOld(before, now) && !(await db.one(used({ ...of, id: before.id })))
  if (isKept && !renews && (!asks || before.sum)) return before
  return {
    id: newId(),
    at: isKept ? before.at : now.getTime(),
    sum: asks ? [randomInt(1, 10), randomInt(1, 10)] : null,
  }
}

type OfForm = { community: string; form: string }
const countSince = async (db: Db, { now, ...of }: OfForm & { now: Date }, ms: number): Promise<number> =>
  (await db.one(sentSince({ ...of, since: new Date(now.getTime() - ms) })))!.sent

const sentSince = prepared(
  (a: OfForm & { since: Date }) => sql<{ sent: number }>`
    select count(*) as sent from (select from form_token where community_id = ${a.community} and form_id = ${a.form}
      and used_at > ${a.since} limit ${sql.lit(MOST_DAILY)}) few`,
)
const used = prepared(
  (a: OfForm & { id: string }) => sql<{ id: string }>`
    select id from form_token where community_id = ${a.community} and form_id = ${a.form} and id = ${a.id}`,
)
const use = prepared(
  (a: OfForm & { id: string; now: Date }) => sql<{ id: string }>`
    insert into form_token (community_id, id, form_id, used_at) values (${a.community}, ${a.id}, ${a.form}, ${a.now})
    on conflict do nothing returning id`,
)

scheduleForgetting('forms.forget_tokens', { afterHours: KEPT_HOURS, by: 'forget_form_tokens' })
