/** Where a module counts what is said on its subjects, it tells of that itself: declared by kind, and asked for no other. */
import type { LettingGo } from '#kernel/keeping.ts'

type Telling = Pick<LettingGo, 'db' | 'community' | 'record'>
type Talked = (telling: Telling, subjects: string[]) => Promise<void>

const told = new Map<string, Talked>()

/** Called where something was said on these subjects, was deleted or came back: in the same transaction, each subject once. */
export function onTalk(kind: string, tell: Talked): void {
  if (told.has(kind)) throw new Error(`what follows talk on ${kind} is declared twice`)
  told.set(kind, tell)
}

/** After its own activities were recorded: a message is numbered by the first. */
export async function tellOfTalk(
  telling: Telling,
  said: readonly { kind: string; subjectId: string }[],
): Promise<void> {
  for (const [kind, of] of Map.groupBy(said, (one) => one.kind))
    await told.get(kind)?.(telling, [...new Set(of.map(({ subjectId }) => subjectId))])
}
