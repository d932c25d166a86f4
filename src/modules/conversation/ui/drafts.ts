/** Own drafts, one per conversation and thread, kept on this device only. */
import type { Here } from '#web/here.ts'
import { keep, keptAs, type Shelf, unkeep } from '#web/kept.ts'

export type DraftPlace = { shelf: Shelf; key: string }

export const draftPlace = ({ me, community }: Here, subjectId: string, threadId: string | null): DraftPlace => ({
  shelf: { person: me.id, kind: 'draft', community: community.id },
  key: threadId ? `${subjectId} ${threadId}` : subjectId,
})

export const draftOf = ({ shelf, key }: DraftPlace): string => keptAs(shelf, key) ?? ''

export function keepDraft({ shelf, key }: DraftPlace, text: string): void {
  if (text.trim()) keep(shelf, key, text)
  else unkeep(shelf, key)
}
