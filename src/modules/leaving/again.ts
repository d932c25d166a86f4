/** At each start: whoever was erased stays so, also in a database that was restored from before. */
import { sql } from 'kysely'
import type { House } from '#kernel/perform.ts'
import { type Erased, eraseMember } from './erase.ts'

/** Answers how many it had to erase again. */
export async function eraseAgain(house: House): Promise<number> {
  let again = 0
  for (const line of house.erasures.list()) {
    const erased = JSON.parse(line) as Erased
    if ('person' in erased) again += await erasePerson(house, erased.person)
    else if (await eraseMember(house, erased, 'again')) again++
  }
  return again
}

/** Their places come before them in the list. */
async function erasePerson({ db }: House, person: string): Promise<number> {
  const gone = await db.rows(sql`delete from person where id = ${person} returning id`)
  return gone.length
}
