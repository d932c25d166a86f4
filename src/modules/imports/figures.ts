/** What a report counts, by what a system brings. */

/** Names in a report ← names of what rows count. */
export const figuresOf = {
  talk: {
    people: 'people',
    channels: 'channels',
    messages: 'messages',
    replies: 'replies',
    reactions: 'reactions',
    files: 'files',
    withBytes: 'withBytes',
  },
  boards: {
    boards: 'boards',
    lists: 'lists',
    tasks: 'tasks',
    subtasks: 'subtasks',
    checklistItems: 'checklistItems',
    comments: 'messages',
    labels: 'labels',
    members: 'people',
    customFields: 'customFields',
    attachments: 'files',
    withBytes: 'withBytes',
    dependencies: 'dependencies',
  },
} as const

export type Brings = keyof typeof figuresOf

/** The figures of a report, in its words. */
export function named(brings: Brings, counted: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figuresOf[brings]).map(([name, of]) => [name, counted[of] ?? 0]))
}
