/** The list of the modules' public pages: what `vite build --ssr` begins with. */
import { directory } from '#modules/communities/pages/Directory.tsx'
import { pages as communities } from '#modules/communities/pages/pages.tsx'
import { pages as mission } from '#modules/mission/pages/pages.tsx'
import { notThere, trouble } from './NotThere.tsx'
import type { Page } from './page.ts'

export const pages: Page[] = [...mission, ...communities]
export { directory, notThere, trouble }
