/**
 * Carries a source over: people, channels and boards, then tasks and messages, in small transactions that may be cut
 * anywhere. Each moves the place of the run in the source on; whoever goes on reads what came before again, and writes
 * nothing of it.
 */
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { type House, perform } from '#kernel/perform.ts'
import { type CommunityRef, operator } from '#kernel/tenancy.ts'
import { t } from '#kernel/words.ts'
import { bringBytes, withoutBytes } from './bytes.ts'
import type { Report } from './contract.ts'
import { writeBoards, writeTasks, writeWaits } from './contract-boards.ts'
import { MOST_ROWS, writeChannels, writeMessages, writePeople } from './contract-writing.ts'
import { allBoards, allChannels } from './open-export.ts'
import { channelRow, type Known, messageRow, noneKnown, personRow } from './rows.ts'
import { boardRow, type Choosing, keyOfTask, type Local, meetBoard, taskRow } from './rows-boards.ts'
import {
  count,
  type ImportSource,
  inBatches,
  type MentionLookups,
  noCounts,
  reportOfCounts,
  sumOfCounts,
} from './source.ts'
import { Waits } from './waits.ts'

export type Carrying = {
  house: House
  community: CommunityRef
  source: ImportSource
  batch: { system: string; space: string; importId: string }
  /** Tasks and messages of the source dealt with by an earlier process. */
  cursor: number
  /** Who sees which board, where somebody chose. */
  choose?: Choosing
  /** Whoever brought it is let into what is closed of it: they hold the file anyway. Null: the operator, who reads nothing. */
  hostId?: string | null
}
type Run = Carrying & { known: Known; noted: ReturnType<typeof noCounts>; local: Local; at: number; waits: Waits }

/** The part of the report that the rows do not know: what was skipped, changed and lost. */
export async function carry(carrying: Carrying): Promise<Pick<Report, 'skipped' | 'changed' | 'lost'>> {
  const local = localOf(carrying.community)
  const run: Run = { ...carrying, known: noneKnown(), noted: noCounts(), local, at: 0, waits: new Waits() }
  await carryPeople(run)
  await carryChannels(run)
  await carryBoards(run)
  await carryTasks(run)
  await carryWaits(run)
  await carryMessages(run)
  return reportOfCounts(sumOfCounts([run.source.counts(), run.noted]))
}

export const localOf = ({ language, timeZone }: CommunityRef): Local => ({
  untitled: t(language, 'imports:untitled'),
  zone: timeZone,
  verdict: (is) => t(language, `imports:verdict.${is}`),
})

export async function asOperator<Op extends Operation>(
  { house, community }: Pick<Carrying, 'house' | 'community'>,
  operation: Op,
  input: AskOf<Op>,
): Promise<OutputOf<Op>> {
  return (await perform(house, operation, input, { by: operator, community: community.slug })).output
}

async function carryPeople(run: Run): Promise<void> {
  const unknown = t(run.community.language, 'imports:unknownPerson')
  for await (const people of inBatches(run.source.people(), MOST_ROWS)) {
    const rows = people.map((person) => personRow(person, unknown))
    const { ids } = await asOperator(run, writePeople, { ...run.batch, rows })
    people.forEach(({ sourceId }, index) => void run.known.people.set(sourceId, ids[index]!))
  }
}

async function carryChannels(run: Run): Promise<void> {
  const channels = await allChannels(run.source)
  for (let from = 0; from < channels.length; from += MOST_ROWS) {
    const some = channels.slice(from, from + MOST_ROWS)
    const rows = some.map((channel) => channelRow(channel, run.known, run.noted))
    const { ids } = await asOperator(run, writeChannels, { ...run.batch, rows })
    some.forEach(({ sourceId }, index) => void run.known.subjects.set(sourceId, ids[index]!))
  }
}

/** One by one: each has lists, labels and fields of its own. */
async function carryBoards(run: Run): Promise<void> {
  const { known, noted, local, choose = () => undefined, hostId = null } = run
  for (const board of await allBoards(run.source, mentionsOf(known))) {
    const row = boardRow(board, known, { noted, local, choose, hostId })
    const { ids } = await asOperator(run, writeBoards, { ...run.batch, rows: [row] })
    meetBoard(known, board, row, ids)
  }
}

async function carryTasks(run: Run): Promise<void> {
  const { source, noted, known, local, batch, waits } = run
  if (!source.tasks) return
  for await (const tasks of inBatches(source.tasks(mentionsOf(known)), MOST_ROWS)) {
    const rows = tasks.flatMap((task) => taskRow(task, known, { noted, local }) ?? [])
    const from = run.at
    run.at += tasks.length
    // Also what an earlier process wrote: parts and comments ask where their tasks are.
    const brought = run.at <= run.cursor ? { rows: withoutBytes(rows) } : await bringBytes(run, rows)
    const { ids } = await asOperator(run, writeTasks, { ...batch, ...brought, from, to: run.at })
    for (const task of tasks) {
      const id = ids[keyOfTask(task.sourceId)]
      if (id !== undefined) known.subjects.set(task.sourceId, id)
    }
    for (const { key, waitsFor } of rows) {
      if (ids[key] !== undefined) known.parts.set(key, ids[key])
      waits.add(key, waitsFor, true)
    }
  }
}

async function carryWaits(run: Run): Promise<void> {
  const { known, noted, waits, batch } = run
  const { unknown, circles } = waits.judged()
  count(noted.lost, 'dependency_unknown', unknown)
  count(noted.lost, 'dependency_circle', circles)
  const pairs = waits.asked.flatMap(({ task, other }) => {
    const [taskId, forId] = [known.parts.get(task), known.parts.get(other)]
    return taskId && forId && taskId !== forId ? { taskId, forId } : []
  })
  for (let from = 0; from < pairs.length; from += MOST_ROWS) {
    await asOperator(run, writeWaits, { ...batch, rows: pairs.slice(from, from + MOST_ROWS) })
  }
}

async function carryMessages(run: Run): Promise<void> {
  const { source, noted, known, batch } = run
  for await (const messages of inBatches(source.messages(mentionsOf(known)), MOST_ROWS)) {
    const found = messages.flatMap((message) => messageRow(message, known, noted) ?? [])
    count(noted.skipped, 'no_author', messages.length - found.length)
    const from = run.at
    run.at += messages.length
    // Batches have the same borders each time: this one was committed whole or not at all.
    if (run.at <= run.cursor) continue
    const brought = await bringBytes(run, found)
    await asOperator(run, writeMessages, { ...batch, ...brought, from, to: run.at })
  }
}

function mentionsOf({ people, subjects }: Known): MentionLookups {
  const member = (id: string) => (people.has(id) ? `<@member:${people.get(id)}>` : undefined)
  const channel = (id: string) => (subjects.has(id) ? `<#${subjects.get(id)}>` : undefined)
  return { member, channel }
}
