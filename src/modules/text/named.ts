/** Who is named in words that are a command's rather than a message: without the parser, which comes with the editor. */

const member = /<@member:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/gi

/** Ids of members, each once, in the order of the words. */
export const membersNamedIn = (words: string): string[] => [
  ...new Set([...words.matchAll(member)].map(([, id]) => id!.toLowerCase())),
]
