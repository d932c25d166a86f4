/** The public pages of boards. */
import type { Page } from '#site/page.ts'
import { sharedBoard } from './Shared.tsx'

/** `:key` is a secret or a public board's id. Made anew each time: a link that ended opens nothing from then on. */
export const pages: Page[] = [{ path: 'boards/:key', answer: sharedBoard, isFresh: true }]
