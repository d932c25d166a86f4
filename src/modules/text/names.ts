// What a text needs to be shown to one reader. Names resolve when read, with the reader's rights.

export type TextWords = {
  /** a member the reader may not see or who is gone: "someone" */
  someone: string
  /** a subject, circle or file the reader may not see: "something private" */
  somethingPrivate: string
  /** everyone in the community, after the @ */
  all: string
  /** everyone who is here right now, after the @ */
  here: string
  image: string
  table: string
  done: string
  open: string
}

/** The words of this module, as `word` says them by their key in `words/`. */
export function textWords(word: (key: keyof TextWords) => string): TextWords {
  return {
    someone: word('someone'),
    somethingPrivate: word('somethingPrivate'),
    all: word('all'),
    here: word('here'),
    image: word('image'),
    table: word('table'),
    done: word('done'),
    open: word('open'),
  }
}

/** For readers who know nobody and nothing by its id. */
export const namesOfNobody = (words: TextWords): Names => ({
  member: () => undefined,
  circle: () => undefined,
  subject: () => undefined,
  file: () => undefined,
  fileUrl: () => '',
  words,
})

export type Names = {
  /** shown name of a member, or undefined when the reader may not know it */
  member: (id: string) => string | undefined
  circle: (id: string) => string | undefined
  /** its kind, where screens need it */
  subject: (id: string) => { title: string; href: string; kind?: string } | undefined
  file: (id: string) => { name: string; width?: number; height?: number } | undefined
  /** in-app address of a file, such as `/api/communities/{community}/files/{id}` */
  fileUrl: (id: string) => string
  /** in-app address of a custom emoji's picture; without one, `:name:` is shown */
  emoji?: (name: string) => string | undefined
  /** the reader's own member id, so that being named stands out */
  me?: string
  /** `https://host` of this house: full addresses of it become inside links */
  origin?: string
  words: TextWords
}

/** The name of whoever a mention means, without the @. */
export function nameOf(
  mention: { of: 'member' | 'circle'; id: string } | { of: 'all' | 'here' },
  names: Names,
): string {
  if (!('id' in mention)) return names.words[mention.of]
  if (mention.of === 'circle') return names.circle(mention.id) ?? names.words.somethingPrivate
  return names.member(mention.id) ?? names.words.someone
}
