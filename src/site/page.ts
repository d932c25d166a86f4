/** How a module says which public pages it brings; pages.tsx lists the modules. A page is read as a visitor reads. */
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import type { Language } from '#kernel/words.ts'
import type { Site } from '#modules/communities/contract-site.ts'

export type HouseAsk = {
  language: Language
  /** `https://…` without a slash at its end. */
  baseUrl: string
  now: Date
  /** Path of the stylesheet in a community's colour. */
  sheet: (color?: string) => string
  /** Asks an operation as a visitor; throws its refusal. What is done twice with one key is done once. */
  read: <Op extends Operation>(operation: Op, input: AskOf<Op>, key?: string) => Promise<OutputOf<Op>>
}

export type Ask = HouseAsk & {
  site: Site
  /** What stands for the `:names` of the path. */
  params: Record<string, string>
  /** Not published: an owner looks at what is going to be. */
  isPreview: boolean
}

export type Answer = {
  type: string
  body: string | Uint8Array
  status?: number
  /** May stand inside pages of others. */
  isFramed?: true
  /** Not in search engines. */
  isHidden?: true
}

export type Page = {
  /** Below `/{language}/{slug}/`; `:names` are parameters. */
  path: string
  /** Undefined: there is no such page. */
  answer: (ask: Ask) => Promise<Answer | undefined>
  /** Forms are posted to the page itself. */
  post?: (ask: Ask, form: URLSearchParams) => Promise<Answer | undefined>
  /** Made anew for each visitor. */
  isFresh?: true
  /** Paths for search engines; an empty one is the page itself. */
  places?: (ask: Ask) => Promise<string[]>
}

/** What stands behind a letter's link, for whoever has it. Looking at it changes nothing: mail programs open links, too. */
export type LetterPage = {
  /** From the root; ends in `/:secret`. */
  path: string
  answer: (ask: LetterAsk) => Promise<Answer>
  post: (ask: LetterAsk, form: URLSearchParams) => Promise<Answer>
  /** Where the link opens nothing any more. */
  ended: (ask: HouseAsk) => Answer
}
export type LetterAsk = HouseAsk & { secret: string }

export const HTML = 'text/html; charset=utf-8'

/** `/de/lahn/impact`; without a page: the first one. */
export const pathTo = (language: string, slug: string, page = ''): string =>
  `/${language}/${slug}${page === '' ? '' : `/${page}`}`
