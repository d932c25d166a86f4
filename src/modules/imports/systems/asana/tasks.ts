/** A task of Asana as one of ours. */
import { type Inline, joined, lineBreak, link, paragraphs, plain, token, treeToMarkdown } from '../../markdown.ts'
import { count, type ImportCounts, type MentionLookups } from '../../source.ts'
import type { ImportedTask, ImportedValue } from '../../source-boards.ts'
import type { Projects, Task, Value } from './projects.ts'

/** Each before its parts; whatever is a part of itself, over however many, is a part of nothing. */
export function inOrder(all: Projects): Task[] {
  const below = Map.groupBy(all.tasks.values(), ({ parent }) => parent ?? '')
  const order: Task[] = []
  const given = new Set<string>()
  const give = (roots: Task[]) => {
    const waiting = roots.toReversed()
    while (waiting.length > 0) {
      const task = waiting.pop()!
      if (given.has(task.id)) continue
      given.add(task.id)
      order.push(task)
      // The first of its projects that came; a part lives where the whole does, which was given before.
      const own = [...task.homes.keys()].find((id) => all.projects.has(id))
      all.homes.set(task.id, (task.parent === undefined ? own : all.homes.get(task.parent)) ?? own ?? '')
      waiting.push(...(below.get(task.id) ?? []).toReversed())
    }
  }
  const roots = [...all.tasks.values()].filter(({ parent }) => parent === undefined || !all.tasks.has(parent))
  for (const root of roots) {
    if (root.parent !== undefined) all.changed('parent_not_in_file')
    delete root.parent
    if (![...root.homes.keys()].some((id) => all.projects.has(id))) homeless(all, root)
  }
  give(roots)
  for (const task of all.tasks.values()) {
    if (given.has(task.id)) continue
    all.changed('parent_unknown')
    delete task.parent
    if (![...task.homes.keys()].some((id) => all.projects.has(id))) homeless(all, task)
    give([task])
  }
  return order
}

function homeless(all: Projects, task: Task): void {
  const project = all.projects.values().next().value
  if (!project) return
  task.homes.set(project.id, '')
  if (!project.sections.has('')) project.sections.set('', '')
}

type Reading = { lookups: MentionLookups; counts: ImportCounts }

export function taskOf(all: Projects, task: Task, { lookups, counts }: Reading): ImportedTask {
  const home = all.homes.get(task.id)!
  const isPart = task.parent !== undefined
  counts.entries++
  leaveBehind(all, task, counts)
  const places = [...task.homes].filter(([id]) => all.projects.has(id) && id !== home)
  if (isPart && task.homes.size > 0) count(counts.changed, 'part_in_list')
  return {
    sourceId: task.id,
    boardSourceId: home,
    ...(task.parent === undefined ? { listSourceId: task.homes.get(home) ?? '' } : { parentSourceId: task.parent }),
    places: isPart ? [] : places.map(([boardSourceId, listSourceId]) => ({ boardSourceId, listSourceId })),
    title: task.name,
    about: notesOf(task.notes, lookups),
    ...(task.starts && { starts: task.starts }),
    ...(task.due && { due: task.due }),
    ...(task.createdAt && { createdAt: task.createdAt }),
    ...(task.closedAt && { closedAt: task.closedAt }),
    ...(task.verdict && { verdict: task.verdict }),
    isMilestone: task.isMilestone,
    isTemplate: false,
    assigneeSourceIds: task.assignee ? [task.assignee] : [],
    labelSourceIds: task.tags,
    values: task.values.map((value) => ownValue(all, value)),
    checklists: [],
    files: [],
    waitsFor: [...task.waitsFor],
  }
}

function leaveBehind(all: Projects, task: Task, { lost }: ImportCounts): void {
  // No file holds them, nor how many there are.
  count(lost, 'comments_of_tasks')
  count(lost, 'attachments_of_tasks')
  count(lost, 'followers', task.followers)
  count(lost, 'likes', task.likes)
  if (task.minutes > 0) count(lost, 'actual_time')
  if (task.parent === undefined)
    count(lost, 'other_projects', [...task.homes.keys()].filter((id) => !all.projects.has(id)).length)
}

function ownValue(all: Projects, { field, people, option, ...rest }: Value): ImportedValue {
  const id = { fieldSourceId: field }
  if (option !== undefined) return { ...id, optionSourceId: option }
  if (!people) return { ...id, ...rest }
  return all.fields.get(field)?.isMany
    ? { ...id, text: people.map(({ name }) => name).join(', ') }
    : { ...id, personSourceId: people[0]!.id }
}

const address = /https?:\/\/[^\s<>"]{1,2000}/g
const profile = /^https:\/\/app\.asana\.com\/(?:0|1\/\d{1,30})\/profile\/(\d{1,30})(?:$|[/?#])/

/** Plain text, in which people are addresses. */
export function notesOf(notes: string, lookups: MentionLookups): string {
  const inlines: Inline[] = []
  const say = (words: string) =>
    words.split('\n').forEach((line, n) => {
      if (n > 0) inlines.push(lineBreak())
      if (line) inlines.push(plain(line.replace(/\r$/, '')))
    })
  const whole = notes.slice(0, 60_000)
  let from = 0
  for (const found of whole.matchAll(address)) {
    const url = found[0].replace(/[.,;:!?)\]}'"]{1,20}$/, '')
    const told = lookups.member(profile.exec(url)?.[1] ?? '')
    say(whole.slice(from, found.index))
    inlines.push(told ? token(told) : link(url, url))
    from = found.index + url.length
  }
  say(whole.slice(from))
  return treeToMarkdown(paragraphs(joined(inlines)))
}
