/** The public pages of a community itself: the door, imprint, privacy. */
import { download } from '#modules/files/contract.ts'
import type { Answer, Ask, Page } from '#site/page.ts'
import { getCommunity } from '../contract.ts'
import { confirmed, confirming } from './Confirm.tsx'
import { asked, join } from './Join.tsx'
import { textPage } from './Text.tsx'

const SIGN_PX = 128

async function logo(ask: Ask): Promise<Answer | undefined> {
  const { logo: fileId } = await ask.read(getCommunity, {})
  if (!fileId) return undefined
  const { smaller } = await import('#site/picture.ts')
  const { stream } = await ask.read(download, { fileId, preview: true })
  return { type: 'image/webp', body: await smaller(stream, SIGN_PX), isHidden: true }
}

export const pages: Page[] = [
  { path: 'join', answer: join, post: asked, isFresh: true, places: async () => ['join'] },
  { path: 'join/:secret', answer: confirming, post: confirmed, isFresh: true },
  { path: 'imprint', answer: textPage('imprint') },
  { path: 'privacy', answer: textPage('privacy') },
  { path: 'logo.webp', answer: logo },
]
