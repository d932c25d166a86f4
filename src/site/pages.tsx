/** The list of the modules' public pages: what `vite build --ssr` begins with. */
import { pages as boards } from '#modules/boards/pages/pages.tsx'
import { directory } from '#modules/communities/pages/Directory.tsx'
import { pages as communities } from '#modules/communities/pages/pages.tsx'
import { formPage } from '#modules/forms/pages/pages.tsx'
import { letterPages as mails } from '#modules/mails/pages/pages.tsx'
import { pages as mission } from '#modules/mission/pages/pages.tsx'
import { notThere, trouble } from './NotThere.tsx'
import type { LetterPage, Page } from './page.ts'

export const pages: Page[] = [...mission, ...communities, ...boards]
export const letterPages: LetterPage[] = mails
export { directory, formPage, notThere, trouble }
