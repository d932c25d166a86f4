import { type ReactNode, useMemo } from 'react'
import { listEmoji } from '#modules/emoji/contract.ts'
import { useCommunitySlug } from './community.ts'
import { OwnEmojiProvider } from './kit/own-emoji.ts'
import { fileUrl } from './pictures.ts'
import { useQuery } from './query.ts'

/** The community's own emoji, for all that stands below. */
export function OwnEmoji({ children }: { children: ReactNode }) {
  const slug = useCommunitySlug() ?? ''
  const { data } = useQuery(listEmoji, {}, { watch: { kinds: ['emoji.'] } })
  const own = useMemo(
    () => (data?.items ?? []).map(({ name, fileId }) => ({ name, url: fileUrl(slug, fileId) })),
    [data, slug],
  )
  return <OwnEmojiProvider value={own}>{children}</OwnEmojiProvider>
}
