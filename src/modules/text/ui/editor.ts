// The editor's extensions for writing a text. Large: import it with `await import`, never from Text.tsx.
import { TaskItem, TaskList } from '@tiptap/extension-list'
import Mention, { type MentionNodeAttrs, type MentionOptions } from '@tiptap/extension-mention'
import Placeholder from '@tiptap/extension-placeholder'
import { type AnyExtension, mergeAttributes, Node } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { Table, TableCell, TableRow } from './table.ts'

export { fromEditor, toEditor } from './editor-doc.ts'

/** One thing that can be named. `id` is the token without its brackets: `@member:ID`, `@circle:ID`, `@all`, `#ID`. */
export type Nameable = { id: string; label: string }

type Suggest = Omit<MentionOptions<Nameable, MentionNodeAttrs>['suggestion'], 'editor' | 'char'>
export type SuggestionProps = Parameters<NonNullable<ReturnType<NonNullable<Suggest['render']>>['onStart']>>[0]

export type EditorOptions = {
  placeholder: string
  /** what follows an @: members, circles, everyone */
  mention: Suggest
  /** what follows a #: subjects */
  subject: Suggest
  /** what follows a / at the beginning: commands */
  command?: Suggest
  /** how the box of a task is called: done or open */
  task: { done: string; open: string }
}

/**
 * Open with `content: toEditor(markdown, names)`, send `fromEditor(editor.getJSON())`. Tiptap's own Markdown is not used:
 * it drops pictures, and turns the letters `1.` into a list.
 */
export function editorExtensions({ placeholder, mention, subject, command, task }: EditorOptions): AnyExtension[] {
  return [
    Kit.configure({
      underline: false,
      link: {
        openOnClick: false,
        autolink: true,
        protocols: ['mailto', 'tel'],
        HTMLAttributes: { rel: null, target: null },
      },
    }),
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node, checked) => `${checked ? task.done : task.open}: ${node.textContent}` },
    }),
    Table,
    TableRow,
    TableCell,
    mentions.configure({
      HTMLAttributes: { class: 'text-mention' },
      suggestions: [
        { ...mention, char: '@' },
        { ...subject, char: '#' },
        ...(command ? [{ ...command, char: '/' }] : []),
      ],
    }),
    Kept,
    KeptBlock,
    Placeholder.configure({ placeholder }),
  ]
}

/** A heading stands as deep as it will when the text is read: the page above has headings of its own. */
const Kit = StarterKit.extend({
  addExtensions() {
    const all: AnyExtension[] = this.parent?.() ?? []
    return all.map((one) => (one.name === 'heading' ? one.extend(headings as object) : one))
  },
})
const headings = {
  parseHTML: () => [
    { tag: '[data-depth]', getAttrs: (shown: HTMLElement) => ({ level: Number(shown.dataset.depth) }) },
    ...([1, 2, 3, 4, 5, 6] as const).map((level) => ({ tag: `h${level}`, attrs: { level } })),
  ],
  renderHTML: ({ node, HTMLAttributes }: { node: { attrs: { level: number } }; HTMLAttributes: object }) => {
    const { level } = node.attrs
    return [`h${Math.min(level + 2, 6)}`, { ...HTMLAttributes, 'data-depth': `${level}` }, 0]
  },
}

/** A subject shows its title alone, a member the @ before the name. */
const mentions = Mention.extend({
  renderHTML({ node, HTMLAttributes }) {
    const name = String(node.attrs.label ?? '')
    const shown = node.attrs.mentionSuggestionChar === '#' ? name : `@${name}`
    return ['span', mergeAttributes({ 'data-type': 'mention' }, this.options.HTMLAttributes, HTMLAttributes), shown]
  },
})

const asWritten = { markdown: { default: '' }, label: { default: '' } }

/** A picture or file in the text: moved and deleted as one, kept as it was written. */
const Kept = Node.create({
  name: 'kept',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => asWritten,
  renderHTML: ({ node }) => ['span', { class: 'text-kept' }, String(node.attrs.label)],
})

const KeptBlock = Node.create({
  name: 'keptBlock',
  group: 'block',
  atom: true,
  addAttributes: () => asWritten,
  renderHTML: ({ node }) => ['pre', { class: 'text-kept' }, String(node.attrs.markdown)],
})
