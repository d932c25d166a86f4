/** Commands: what one may type after a slash instead of saying something. Declared beside the operation they do. */
import type { AskOf, Operation } from '#kernel/contract.ts'

/** Where it is typed. */
export type Place = { subjectId: string; threadId: string | null }

export type Command = {
  module: string
  /** What is typed, in each language; all of them work in both. `module:command.{en}_does` says what it does. */
  names: { en: string; de: string }
  /** `module:command.{en}_takes` says what may follow. */
  takes: boolean
  operation: Operation
  /** What the words that follow mean; `refused`: a code of `module:refusal.…` that says what is missing. */
  input: (words: string, place: Place) => Record<string, unknown> | { refused: string }
  /** Reads that look again afterwards. */
  refreshes: readonly Operation[]
  /** The place is left with it. */
  leaves: boolean
}

type Declared<Op extends Operation> = Pick<Command, 'names'> &
  Partial<Pick<Command, 'takes' | 'refreshes' | 'leaves'>> & {
    input: (words: string, place: Place) => AskOf<Op> | { refused: string }
  }

export function command<Op extends Operation>(operation: Op, declared: Declared<Op>): Command {
  return { module: operation.module, operation, takes: false, refreshes: [], leaves: false, ...declared } as Command
}

/** What a text that begins with a slash asks for; `undefined`: it is said as it stands. `//` begins with a slash, too. */
export type Typed = { name: string; words: string }

export function typedCommand(text: string): Typed | undefined {
  const typed = /^\/([\p{L}_-]{1,40})(?:\s+([\s\S]*))?$/u.exec(text.trim())
  return typed?.[1] ? { name: typed[1].toLowerCase(), words: unescaped(typed[2] ?? '') } : undefined
}

/** `//wave` is said as `/wave`. */
export const saidText = (text: string): string => (text.startsWith('//') ? text.slice(1) : text)

/** Words as they were typed: in Markdown, punctuation may stand behind a backslash (CommonMark 2.4). */
const unescaped = (words: string): string => words.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim()

export const commandNamed = (commands: readonly Command[], name: string): Command | undefined =>
  commands.find(({ names }) => names.en === name || names.de === name)
