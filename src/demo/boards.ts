/** The demo's group plans its cleanups on a board and its measuring on one of the circle's, and gets things done. */

import { askApproval } from '#modules/boards/approvals/contract.ts'
import { addChecklist } from '#modules/boards/checklists/contract.ts'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { logHours } from '#modules/boards/hours/contract.ts'
import { addLabel } from '#modules/boards/lists/contract.ts'
import { setRepeats } from '#modules/boards/repeat/contract.ts'
import { giveStatus, setStatusRhythm } from '#modules/boards/status/contract.ts'
import { addTask, closeTask, moveTask, takeTask } from '#modules/boards/task/contract.ts'
import { setVoting, voteForTask } from '#modules/boards/votes/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { type Acting, at, DAY, dateOf, type Stage } from './acting.ts'
import type { Who } from './people.ts'
import { labels, type Planned, planned, standings } from './plan.ts'

type Group = { members: Record<string, string>; goals: { kilos: string; nitrate: string }; circle: string }
type AtWork = { members: Record<string, string>; boards: Boards }

export type Boards = {
  id: string
  lists: string[]
  labels: Map<string, string>
  tasks: Map<Planned, string>
  /** of the circle, with the task that comes again each week */
  measuring: string
}

export async function makeBoards({ today }: Stage, { does }: Acting, lahn: Group): Promise<Boards> {
  const { id } = await does('ben', 'lahn', makeBoard, {
    title: 'Cleanups',
    about: 'Was für die nächsten Samstage zu tun ist. Wer eine Stunde hat, nimmt sich etwas aus **Bereit**.',
    audience: 'community',
    purpose: { kind: 'goal', id: lahn.goals.kilos },
    lists: [{ title: 'Ideen' }, { title: 'Bereit' }, { title: 'In Arbeit' }, { title: 'Geschafft', closes: true }],
  })
  const { lists } = await does('ben', 'lahn', getBoard, { boardId: id })
  const named = new Map<string, string>()
  for (const [tone, name] of labels.entries())
    named.set(name, (await does('ben', 'lahn', addLabel, { boardId: id, name, tone })).id)
  await does('ben', 'lahn', setVoting, { boardId: id, on: true })
  await does('ben', 'lahn', setStatusRhythm, { boardId: id, every: 'two_weeks', memberId: lahn.members.ben! })

  const measuring = await does('mara', 'lahn', makeBoard, {
    title: 'Messplan',
    audience: 'circle',
    circleId: lahn.circle,
    purpose: { kind: 'goal', id: lahn.goals.nitrate },
    lists: [{ title: 'Offen' }, { title: 'Geschafft', closes: true }],
  })
  const [open] = (await does('mara', 'lahn', getBoard, { boardId: measuring.id })).lists
  const { id: weekly } = await does('mara', 'lahn', addTask, {
    listId: open!.id,
    title: 'Proben am Wehr nehmen',
    assigneeIds: [lahn.members.mara!, lahn.members.tariq!],
    dueOn: dateOf(at(today, 0, 4, 12)),
  })
  await does('mara', 'lahn', setRepeats, { taskId: weekly, rule: 'FREQ=WEEKLY', mode: 'whenDone' })
  return { id, lists: lists.map((one) => one.id), labels: named, tasks: new Map(), measuring: measuring.id }
}

/** What is added in this week, and what is done in it. */
export async function workWeek(stage: Stage, acting: Acting, lahn: AtWork, week: number): Promise<void> {
  const { moveTo, today } = stage
  const { does } = acting
  const { boards } = lahn
  moveTo(at(today, week, 1, 17))
  for (const one of planned.filter(({ from }) => from === week)) await add(stage, acting, lahn, one)
  moveTo(at(today, week, 5, 19))
  for (const one of planned.filter(({ done, from }) => (done ?? Math.min(from + 1, 12)) === week)) {
    const taskId = boards.tasks.get(one)!
    const day = at(today, week, 5, 12)
    for (const [who, minutes] of one.gave ?? [])
      await does(who, 'lahn', logHours, { taskId, minutes, onDay: dateOf(day) })
    if (one.done !== undefined)
      await does(one.by?.[0] ?? 'ben', 'lahn', moveTask, { taskId, listId: boards.lists[3]!, after: null })
  }
  for (const [of, state, text] of standings)
    if (of === week) await does('ben', 'lahn', giveStatus, { boardId: boards.id, state, text })
  const { tasks } = await does('mara', 'lahn', getBoard, { boardId: boards.measuring })
  const sampling = tasks.find(({ closedAt }) => closedAt === null)
  if (!sampling) return
  const who: Who = week % 2 ? 'tariq' : 'mara'
  await does(who, 'lahn', logHours, { taskId: sampling.id, minutes: 75 })
  await does(who, 'lahn', closeTask, { taskId: sampling.id })
}

async function add({ today }: Stage, { does }: Acting, { boards, members }: AtWork, one: Planned): Promise<void> {
  const { title, list, by = [], done, due, label, needed, about } = one
  const who = by[0] ?? 'ben'
  const day = done === undefined ? due !== undefined && new Date(today.getTime() + due * DAY) : at(today, done, 5, 12)
  const { id: taskId } = await does(who, 'lahn', addTask, {
    listId: boards.lists[done === undefined ? list : 2]!,
    title,
    assigneeIds: by.map((name) => members[name]!),
    ...(label && { labelIds: [boards.labels.get(label)!] }),
    ...(needed && { needed }),
    ...(about && { about }),
    ...(day && { dueOn: dateOf(day) }),
    isMilestone: one.isMilestone ?? false,
  })
  boards.tasks.set(one, taskId)
  if (needed) for (const [name] of one.gave ?? []) await does(name, 'lahn', takeTask, { taskId })
  if (one.steps) {
    const items = one.steps.map((text, n) => ({ text, isDone: n < 2 }))
    await does(who, 'lahn', addChecklist, { taskId, title: 'Durchsehen', items })
  }
  for (const [name, text] of one.says ?? []) await does(name, 'lahn', postMessage, { subjectId: taskId, text })
  for (const name of one.votes ?? []) await does(name, 'lahn', voteForTask, { taskId, on: true })
  if (title.startsWith('Elternbrief'))
    await does(who, 'lahn', askApproval, { taskId, question: 'Passt der Ton?', memberIds: [members.ana!] })
}
