/** Who acts in the demo, through operations, and when. */
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { type House, JsonText, perform } from '#kernel/perform.ts'
import { type Identity, operator } from '#kernel/tenancy.ts'
import { upload } from '#modules/files/contract.ts'
import { addPerson } from '#modules/people/contract.ts'
import { emailOf, PASSWORD, people, type Who } from './people.ts'

export const DAY = 86_400_000
export const WEEKS = 13

export type Stage = { house: House; moveTo(at: Date): void; settle(): Promise<void>; today: Date }

export type Acting = Awaited<ReturnType<typeof gatherPeople>>

export async function gatherPeople({ house, moveTo, today }: Stage) {
  moveTo(at(today, 0, 0, 8))
  const ids = {} as Record<Who, string>
  for (const who of Object.keys(people) as Who[]) {
    const asked = { email: emailOf(who), name: people[who].name, password: PASSWORD }
    ids[who] = (await does(house, operator, undefined, addPerson, asked)).id
  }
  const as = (who: Who): Identity => ({ via: 'session', personId: ids[who], sessionId: ids[who] })
  return {
    does: <Op extends Operation>(who: Who, community: string | undefined, operation: Op, input: AskOf<Op>) =>
      does(house, as(who), community, operation, input),
    sends: async (who: Who, community: string, subjectId: string, name: string, text: string) => {
      const stream = (async function* () {
        yield Buffer.from(text)
      })()
      const call = { by: as(who), community, upload: { stream, type: '', size: undefined } }
      return (await perform(house, upload, { subjectId, name }, call)).output.id
    },
  }
}

async function does<Op extends Operation>(
  house: House,
  by: Identity,
  community: string | undefined,
  operation: Op,
  input: AskOf<Op>,
): Promise<OutputOf<Op>> {
  const { output } = await perform(house, operation, input, { by, ...(community !== undefined && { community }) })
  return output instanceof JsonText ? JSON.parse(output.text) : output
}

export const dateOf = (day: Date): string => day.toISOString().slice(0, 10)

/** `week` 0 began thirteen weeks ago. */
export function at(today: Date, week: number, day: number, hour: number): Date {
  const begun = new Date(today.getTime() - WEEKS * 7 * DAY)
  begun.setUTCHours(hour, 0, 0, 0)
  return new Date(begun.getTime() + (week * 7 + day) * DAY)
}
