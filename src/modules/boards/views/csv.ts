/** The tasks of a board as CSV. */
import { handle, type RunContext } from '#kernel/perform.ts'
import { t } from '#kernel/words.ts'
import { writeCsv } from '#modules/text/csv.ts'
import { dayIn } from '#modules/text/days.ts'
import { readWhole } from '../board/read-board.ts'
import type { BoardWhole, Card, Field } from '../contract.ts'
import { type BoardSeen, findBoard } from '../find.ts'
import { exportTasks } from './contract-csv.ts'
import { filterIn, matcher } from './filter.ts'
import { readSort, sorted } from './sorting.ts'

handle(exportTasks, {
  find: findBoard,
  allow: () => true,
  async run(about: RunContext<typeof exportTasks, BoardSeen>) {
    const { actor, community, input, now } = about
    const { language, sort, boardId: _, today = dayIn(community.timeZone, now), ...filter } = input
    const board = await readWhole(about, about.found)
    const fits = matcher(filterIn(filter), actor.memberId, today) ?? (() => true)
    const tasks = sorted(board.tasks.filter(fits), board, readSort(sort), language)
    const text = writeCsv([headOf(board, language), ...tasks.map(lineOf(board, language))], {
      delimiter: language === 'de' ? ';' : ',',
      isMarked: true,
    })
    const name = `${fileName(board.title) || t(language, 'boards:csv.file')}.csv`
    return { stream: new TextEncoder().encode(text), type: 'text/csv; charset=utf-8', name, inline: false }
  },
})

/** What every file system takes. */
const fileName = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .slice(0, 80)
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '')

const heads = [
  'task',
  'list',
  'people',
  'labels',
  'start',
  'due',
  'done_on',
  'waits_for',
  'wanted',
  'estimate',
  'hours',
  'votes',
] as const
const headOf = ({ fields }: BoardWhole, language: string): string[] => [
  ...heads.map((head) => t(language, `boards:csv.${head}`)),
  ...fields.map(({ name }) => name),
]

function lineOf({ lists, labels, members, fields, tasks }: BoardWhole, language: string) {
  const named = (of: { id: string; name: string }[]) => new Map(of.map(({ id, name }) => [id, name]))
  const [people, labelled] = [named(members), named(labels)]
  const list = new Map(lists.map(({ id, title }) => [id, title]))
  const titles = new Map(tasks.map(({ id, title }) => [id, title]))
  const words = (ids: string[], of: Map<string, string>) => ids.flatMap((id) => of.get(id) || []).join(', ')
  return (card: Card): unknown[] => [
    card.title,
    list.get(card.listId),
    words(card.assignees, people),
    words(card.labels, labelled),
    card.startsAt ?? card.startsOn,
    card.dueAt ?? card.dueOn,
    card.closedAt,
    words(card.waitsFor, titles),
    card.needed,
    card.estimate === null ? null : card.estimate / 60,
    card.minutesGiven === 0 ? null : card.minutesGiven / 60,
    card.votes || null,
    ...fields.map((field) => wordOf(field, card.values[field.id], { people, language })),
  ]
}

function wordOf(
  field: Field,
  value: Card['values'][string] | undefined,
  of: { people: Map<string, string>; language: string },
) {
  if (field.kind === 'choice') return field.options.find(({ id }) => id === value)?.name
  if (field.kind === 'person') return of.people.get(String(value))
  if (field.kind !== 'checkbox') return value
  return value === true ? t(of.language, 'boards:csv.yes') : undefined
}
