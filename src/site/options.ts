/** What the public face stands on. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '#kernel/perform.ts'
import type { Identify } from '#kernel/tenancy.ts'
import type { Answer, HouseAsk, LetterPage, Page } from './page.ts'

/** What `vite build --ssr` makes of pages.tsx. */
export type SitePages = {
  pages: Page[]
  letterPages: LetterPage[]
  formPage: Omit<LetterPage, 'path'>
  directory(ask: HouseAsk, after?: string): Promise<Answer>
  notThere(ask: HouseAsk): Answer
  trouble(ask: HouseAsk, status: number): Answer
}
export type SiteOptions = {
  house: House
  identify: Identify
  /** In development they are read anew each time. */
  load(): Promise<SitePages>
  /** The signed-in app, for whoever is signed in. */
  app(request: FastifyRequest, reply: FastifyReply): unknown
}
