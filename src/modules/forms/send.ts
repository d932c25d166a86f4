/** Filling in a form as a member, and what came through it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { cursorFrom, LAST, pageOf, readInstant } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { joinTask, taskClosedAt } from '#modules/boards/offers-forms.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { type FormAnswer, listAnswers, sendForm } from './contract.ts'
import { findForm } from './find.ts'
import { mayReadForm, maySend } from './rules.ts'
import { receive } from './task.ts'

handle(sendForm, {
  find: findForm,
  allow: maySend,
  async run(about) {
    const { input, found, made } = about
    const id = await receive(about, { form: found.form, version: input.version, answers: input.answers })
    made(id)
    return { id }
  },
  again: async ({ ref }) => ({ id: ref }),
})

handle(listAnswers, {
  find: findForm,
  allow: mayReadForm,
  async run({ db, actor, community, input, found }) {
    const { at, id } = readInstant(input.after) ?? LAST
    const of = { ...seerOf(actor), community: community.id, form: found.form.id, at, id, most: input.most + 1 }
    return pageOf(await db.rows(answersOf(of)), input.most, (last) => cursorFrom(last.at, last.taskId))
  },
})

type Asking = Seer & { community: string; form: string; at: string; id: string; most: number }

/** index form_answer_newest */
const answersOf = prepared(
  (a: Asking) => sql<FormAnswer>`
    select x.task_id, s.title, iso(x.at) as at, ${taskClosedAt} from form_answer x
    ${joinTask('x')}
    join subject s on s.community_id = x.community_id and s.id = x.task_id
    where x.community_id = ${a.community} and x.form_id = ${a.form} and (x.at, x.task_id) < (${a.at}::timestamptz, ${a.id}::uuid)
      and ${visible(a)}
    order by x.at desc, x.task_id desc limit ${a.most}`,
)
