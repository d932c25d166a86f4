/** A project as a board. */
import { count, type ImportCounts } from '../../source.ts'
import type { ImportedBoard, ImportedField } from '../../source-boards.ts'
import { toneFor } from '../../tones.ts'
import type { Field, Project, Projects, Task } from './projects.ts'

export function boardOf(all: Projects, project: Project, here: Task[], counts: ImportCounts): ImportedBoard {
  for (const what of ['asana_rules', 'asana_forms']) count(counts.lost, what)
  if (!project.hasSheet) count(counts.lost, 'dependencies_not_in_file')
  const fields = new Set(here.flatMap((task) => task.fields))
  const tags = new Set(here.flatMap((task) => task.tags))
  const people = here.flatMap(({ assignee }) => assignee ?? [])
  return {
    sourceId: project.id,
    name: project.name,
    about: '',
    // No file says who sees a project: whoever brings it decides.
    openness: 'org',
    archived: false,
    memberSourceIds: [...new Set(people)],
    lists: [...project.sections].map(([sourceId, name]) => ({ sourceId, name, archived: false })),
    // Their colours are in no file: one after another they get ours.
    labels: [...tags].map((name, n) => ({ sourceId: name, name, tone: n % 7 })),
    fields: [...fields].flatMap((id) => (all.fields.has(id) ? fieldOf(all.fields.get(id)!) : [])),
  }
}

const fieldOf = ({ sourceId, name, kind, options, isMany }: Field): ImportedField => ({
  sourceId,
  name,
  kind: isMany ? 'text' : kind,
  onCard: kind === 'choice',
  options: [...options].map(([id, option]) => ({
    sourceId: id,
    name: option.name,
    ...(option.color && option.color !== 'none' && { tone: toneFor(option.color) }),
  })),
})
