/** What the operator decides for the whole instance: who may sign up, who may found, what visitors see first. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { changeSettings, type InstanceSettings, readSettings } from './contract.ts'
import { findMyself, hasOperator } from './find.ts'
import { anyone, mayRunInstance } from './rules.ts'

const defaults: InstanceSettings = { signUp: 'open', found: 'open', frontPage: null }

const read = prepared(
  (_: Record<never, never>) => sql<{ value: Partial<InstanceSettings> }>`
    select value from instance_setting where name = 'people'`,
)

export async function settingsOf(db: Db): Promise<InstanceSettings> {
  return { ...defaults, ...(await db.one(read({})))?.value }
}

handle(readSettings, {
  find: findMyself,
  allow: anyone,
  run: async ({ db, house }) => ({
    ...(await settingsOf(db)),
    isSetUp: await hasOperator(db),
    keepsLetters: house.mail.isKept ?? false,
  }),
})

handle(changeSettings, {
  find: findMyself,
  allow: mayRunInstance,
  async run({ db, input }) {
    const settings = { ...(await settingsOf(db)), ...input }
    db.send(sql`insert into instance_setting (name, value) values ('people', ${JSON.stringify(settings)}::jsonb)
      on conflict (name) do update set value = excluded.value`)
    return settings
  },
})
