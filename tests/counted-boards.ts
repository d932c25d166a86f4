/** What files of Trello and Asana hold, counted with no line of the importers: plain counts over plain JSON and CSV. */

type Named = { id: string }
type Board = {
  cards: {
    attachments: { isUpload: boolean }[]
    closed: boolean
    cover?: { color: string | null }
    customFieldItems: { idCustomField: string; value: { date?: string } | null }[]
    dueReminder: number | null
    idList: string
    idMembersVoted: string[]
  }[]
  checklists: { checkItems: unknown[] }[]
  lists: { id: string; closed: boolean }[]
  labels: Named[]
  members: Named[]
  customFields: { id: string; type: string }[]
  actions: { type: string; idMemberCreator: string }[]
  pluginData: unknown[]
  prefs: { backgroundImage: string | null }
}
type Ref = { gid: string; name: string }
type Task = {
  gid: string
  parent: Ref | null
  subtasks?: Task[]
  resource_subtype: string
  assignee: Ref | null
  followers: Ref[]
  memberships: { section: Ref | null }[]
  tags: Ref[]
  custom_fields: Ref[]
  num_likes: number
  actual_time_minutes: number | null
}
export type Counted = {
  boards: number
  lists: number
  tasks: number
  subtasks: number
  checklistItems: number
  comments: number
  labels: number
  members: number
  customFields: number
  attachments: number
  dependencies: number
  /** What is left out or comes otherwise, and has to be said so: word of the report → how many. */
  said: Record<string, number>
}

const distinct = (all: unknown[]): number => new Set(all.filter(Boolean)).size
const none = { subtasks: 0, checklistItems: 0, comments: 0, customFields: 0, attachments: 0, dependencies: 0 }

export function countedIn(text: string): Counted {
  if (!text.trimStart().startsWith('{')) return countedInSheet(text)
  const json = JSON.parse(text) as { data: Task[] } | Board
  return 'data' in json ? countedInAsana(json.data) : countedInTrello(json)
}

function countedInTrello(board: Board): Counted {
  const { cards, actions } = board
  const comments = actions.filter(({ type }) => /^(copyC|c)ommentCard$/.test(type))
  const attachments = cards.flatMap((card) => card.attachments)
  const dates = new Set(board.customFields.filter(({ type }) => type === 'date').map(({ id }) => id))
  return {
    boards: 1,
    lists: board.lists.length,
    tasks: cards.length,
    subtasks: 0,
    checklistItems: board.checklists.flatMap(({ checkItems }) => checkItems).length,
    comments: comments.length,
    labels: distinct(board.labels.map(({ id }) => id)),
    members: distinct([...board.members.map(({ id }) => id), ...actions.map((one) => one.idMemberCreator)]),
    customFields: board.customFields.length,
    attachments: attachments.length,
    dependencies: 0,
    said: {
      'skipped.card_history': actions.length - comments.length,
      'lost.votes': cards.flatMap(({ idMembersVoted }) => idMembersVoted).length,
      'lost.reminders': cards.filter(({ dueReminder }) => dueReminder !== null && dueReminder >= 0).length,
      'lost.cover_color': cards.filter(({ cover }) => cover?.color).length,
      'lost.upload_needs_token': attachments.filter(({ isUpload }) => isUpload).length,
      'lost.power_ups': board.pluginData.length > 0 ? 1 : 0,
      'lost.board_background': board.prefs.backgroundImage ? 1 : 0,
      'lost.butler_rules': 1,
      'changed.field_without_time': cards
        .flatMap(({ customFieldItems }) => customFieldItems)
        .filter(({ idCustomField, value }) => dates.has(idCustomField) && value?.date).length,
      'changed.open_in_archived_list': cards.filter(
        ({ closed, idList }) => !closed && board.lists.find(({ id }) => id === idList)?.closed,
      ).length,
    },
  }
}

function countedInAsana(top: Task[]): Counted {
  const all = new Map<string, Task>()
  const parts = new Set<string>()
  const walk = (tasks: Task[], isPart: boolean) => {
    for (const task of tasks) {
      all.set(task.gid, task)
      if (isPart || task.parent) parts.add(task.gid)
      walk(task.subtasks ?? [], true)
    }
  }
  walk(top, false)
  const tasks = [...all.values()].filter(({ resource_subtype }) => resource_subtype !== 'section')
  const people = tasks.flatMap(({ assignee, followers }) => [assignee, ...followers])
  return {
    ...none,
    boards: 1,
    lists: distinct(tasks.flatMap(({ memberships }) => memberships.map(({ section }) => section?.gid))),
    tasks: tasks.length,
    subtasks: parts.size,
    labels: distinct(tasks.flatMap(({ tags }) => tags.map(({ name }) => name))),
    members: distinct(people.map((one) => one?.gid)),
    customFields: distinct(tasks.flatMap(({ custom_fields }) => custom_fields.map(({ gid }) => gid))),
    said: {
      'lost.comments_of_tasks': tasks.length,
      'lost.attachments_of_tasks': tasks.length,
      'lost.followers': tasks.flatMap(({ followers }) => followers).length,
      'lost.likes': tasks.reduce((sum, { num_likes }) => sum + num_likes, 0),
      'lost.actual_time': tasks.filter(({ actual_time_minutes: minutes }) => minutes !== null && minutes > 0).length,
      'lost.dependencies_not_in_file': 1,
      'lost.asana_rules': 1,
      'lost.asana_forms': 1,
      'changed.approval': tasks.filter(({ resource_subtype }) => resource_subtype === 'approval').length,
    },
  }
}

function countedInSheet(text: string): Counted {
  const rows = rowsIn(text)
  const head = rows.findIndex((cells) => cells.includes('Name') || cells.includes('Title'))
  const names = rows[head]!.map((name) => name.trim().toLowerCase())
  const tasks = rows.slice(head + 1).map((cells) => {
    const of = (name: string) => cells[names.indexOf(name)]?.trim() ?? ''
    return { cells, of }
  })
  const all = (name: string, cut: RegExp | undefined = undefined) =>
    tasks.flatMap(({ of }) => (cut ? of(name).split(cut) : [of(name)])).filter(Boolean)
  const isAsana = names.includes('notes')
  if (!isAsana) {
    return {
      ...none,
      boards: 1,
      lists: distinct(all('stage')),
      tasks: tasks.length,
      labels: distinct(all('labels', /\s+/).map((label) => label.split('-')[0])),
      members: distinct([...all('owner', /\s+/), ...all('members', /\s+/)].map((name) => name.toLowerCase())),
      said: { 'lost.butler_rules': 1 },
    }
  }
  const known =
    'task id,created at,completed at,last modified,name,section/column,assignee,assignee email,start date,due date,tags'
  const own = names.filter(
    (name) =>
      name && !`${known},notes,projects,parent task`.split(',').includes(name) && !name.includes('dependencies'),
  )
  // Told by name: here no name in these columns holds a comma.
  const waits = tasks.flatMap(({ of }) => [
    ...of('blocked by (dependencies)')
      .split(',')
      .map((other) => other && `${of('name')} waits for ${other}`),
    ...of('blocking (dependencies)')
      .split(',')
      .map((other) => other && `${other} waits for ${of('name')}`),
  ])
  return {
    ...none,
    boards: 1,
    lists: distinct(all('section/column')),
    tasks: tasks.length,
    subtasks: all('parent task').length,
    labels: distinct(all('tags', /,\s*/)),
    members: distinct(tasks.map(({ of }) => of('assignee email') || of('assignee'))),
    customFields: own.length,
    dependencies: distinct(waits),
    said: {
      'lost.comments_of_tasks': tasks.length,
      'lost.attachments_of_tasks': tasks.length,
      'lost.other_projects': all('projects', /,/).filter((name, _, [own]) => name !== own).length,
      'lost.asana_rules': 1,
      'changed.id_lost': all('task id').filter((id) => /E\+/i.test(id)).length,
    },
  }
}

/** By hand: quotes, doubled quotes, lines within them, and whichever of two signs cuts. */
function rowsIn(text: string): string[][] {
  const cut = text.split('\n', 1)[0]!.split(';').length > 3 ? ';' : ','
  const rows: string[][] = []
  const row: string[] = []
  let [cell, isQuoted] = ['', false]
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at] ?? '\n'
    if (sign === '"' && isQuoted && text[at + 1] === '"') cell += text[++at]
    else if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted || (sign !== cut && sign !== '\n' && sign !== '\r')) cell += sign
    else if (sign !== '\r') {
      row.push(cell)
      cell = ''
      if (sign === '\n') rows.push(row.splice(0))
    }
  }
  return rows.filter((cells) => cells.some(Boolean))
}
