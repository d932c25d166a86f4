/** What the house does by itself in a community, as one of its operations; what is gone meanwhile is left alone. */
import { sql } from 'kysely'
import type { AskOf, Operation } from '#kernel/contract.ts'
import { prepared } from '#kernel/database.ts'
import { type House, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { theHouse } from '#kernel/tenancy.ts'

const slugOf = prepared(
  (a: { community: string }) => sql<{ slug: string }>`
    select slug from community where id = ${a.community} and deleted_at is null`,
)

export async function byTheHouse<Op extends Operation>(
  house: House,
  community: string,
  operation: Op,
  input: AskOf<Op>,
): Promise<void> {
  const [home] = await house.db.rows(slugOf({ community }))
  if (!home) return
  await perform(house, operation, input, { by: theHouse, community: home.slug }).catch((error) => {
    if (!(error instanceof Refusal)) throw error
  })
}
