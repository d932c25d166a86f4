// The tree of a text: what a member can write, and nothing else. There is no node for raw HTML.

export type Mark = { type: 'emphasis' | 'strong' | 'delete'; children: Inline[] }
export type Link = { type: 'link'; url: string; title: string | null; children: Inline[] }
export type Image = { type: 'image'; url: string; title: string | null; alt: string }
export type Mention = { type: 'mention'; of: 'member' | 'circle'; id: string } | { type: 'mention'; of: 'all' | 'here' }
export type Subject = { type: 'subject'; id: string }
export type FileImage = { type: 'fileImage'; id: string; alt: string }
export type FileLink = { type: 'fileLink'; id: string; children: Inline[] }
export type CustomEmoji = { type: 'customEmoji'; name: string }

export type Inline =
  | { type: 'text'; value: string }
  | { type: 'inlineCode'; value: string }
  | { type: 'break' }
  | Mark
  | Link
  | Image
  | Mention
  | Subject
  | FileImage
  | FileLink
  | CustomEmoji

export type ListItem = { type: 'listItem'; checked: boolean | null; spread: boolean; children: Block[] }
export type List = { type: 'list'; ordered: boolean; start: number | null; spread: boolean; children: ListItem[] }
export type Align = 'left' | 'center' | 'right' | null
export type TableCell = { type: 'tableCell'; children: Inline[] }
export type TableRow = { type: 'tableRow'; children: TableCell[] }
export type Table = { type: 'table'; align: Align[]; children: TableRow[] }

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; depth: 1 | 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: 'blockquote'; children: Block[] }
  | { type: 'code'; lang: string | null; value: string }
  | { type: 'thematicBreak' }
  | List
  | Table

export type Root = { type: 'root'; children: Block[] }
export type Node = Root | Block | ListItem | TableRow | TableCell | Inline

/** Every node of a tree in the order it is written. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodesOf(child)
}
