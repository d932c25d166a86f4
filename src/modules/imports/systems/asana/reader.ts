/**
 * Reads projects of Asana: JSON holds the structure, a sheet the addresses and who waits for whom. Both of one project are
 * joined by the ids of its tasks; a task in several projects stands on several boards.
 */
import type { Archive } from '../../archive.ts'
import { anyBegins, exportedIn, readExported, titleOf } from '../../exported-files.ts'
import { isRecord, records } from '../../shape.ts'
import { count, type ImportSource, noCounts, noMentions, sumOfCounts } from '../../source.ts'
import type { ImportSystem } from '../../system.ts'
import { boardOf } from './boards.ts'
import { Projects } from './projects.ts'
import { addSheet, isSheetHead } from './sheet.ts'
import { inOrder, taskOf } from './tasks.ts'
import { addJson } from './tree.ts'

export const asana: ImportSystem = {
  name: 'asana',
  brings: 'boards',
  detect: (archive) =>
    anyBegins(archive, (head) =>
      /^\s{0,1000}[{[]/.test(head) ? /^\s{0,1000}\{\s{0,100}"data"\s{0,10}:\s{0,10}\[/.test(head) : isSheetHead(head),
    ),
  read: readAsana,
  isNone: 'not_an_asana_export',
}

export async function readAsana(archive: Archive): Promise<ImportSource> {
  const own = noCounts()
  for (const [reason, many] of archive.skipped) count(own.lost, `archive_${reason}`, many)
  const all = new Projects(own)
  const sheets: { text: string; title: string }[] = []
  for (const name of exportedIn(archive)) {
    const file = await readExported(archive, name)
    if ('problem' in file) count(own.lost, 'unreadable_file')
    else if ('sheet' in file) sheets.push({ text: file.sheet, title: titleOf(archive, name) })
    else if (isRecord(file.json) && Array.isArray(file.json.data))
      addJson(all, records(file.json.data), titleOf(archive, name))
    else count(own.lost, 'other_file')
  }
  // What is only in the sheet is added to what the JSON says, whichever lies first in the archive.
  for (const { text, title } of sheets) if (!addSheet(all, text, title)) count(own.lost, 'other_file')
  const order = inOrder(all)
  const on = Map.groupBy(order, ({ id }) => all.homes.get(id)!)
  const counted = { boards: noCounts(), tasks: noCounts() }
  return {
    system: 'asana',
    brings: 'boards',
    // Ids are unique in all of Asana.
    space: 'app.asana.com',
    async *people() {
      yield* all.people.values()
    },
    async *boards() {
      counted.boards = noCounts()
      for (const project of all.projects.values()) yield boardOf(all, project, on.get(project.id) ?? [], counted.boards)
    },
    async *tasks(lookups = noMentions) {
      counted.tasks = noCounts()
      for (const task of order) yield taskOf(all, task, { lookups, counts: counted.tasks })
    },
    // No file of Asana holds a comment.
    async *messages() {},
    counts: () => sumOfCounts([own, ...Object.values(counted)]),
    sizeOf: archive.sizeOf,
    stream: archive.stream,
    close: () => archive.close(),
  }
}
