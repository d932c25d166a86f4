/** Who is to do what comes through a form: nobody any more, once they have left or see the board no longer. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { author } from '#modules/communities/shapes.ts'
import { maySee } from '#modules/subjects/visible.ts'
import type { Form } from './contract.ts'

type Doing = { community: string; board: string; member: string | null }

export const whoDoes = async (db: Db, of: Doing): Promise<Form['assignee'] | undefined> =>
  of.member === null ? undefined : (await db.one(stillSees(of)))?.author

const stillSees = prepared(
  (a: Doing) => sql<{ author: Form['assignee'] }>`
    select ${author('m')} as author from member m join subject b on b.community_id = m.community_id and b.id = ${a.board}
    where m.community_id = ${a.community} and m.id = ${a.member}::uuid and ${maySee('m', 'b')}`,
)
