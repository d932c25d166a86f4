/** What a note belongs to: its name, and the way there. */
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { subjectHref } from '#web/kinds.ts'
import type { Note } from '../contract.ts'

export function usePlace(note: Pick<Note, 'place'> | undefined): { title: string; href: string } {
  const { t } = useTranslation('notes')
  const slug = useCommunitySlug() ?? ''
  if (!note) return { title: '', href: inCommunity(slug) }
  const { kind, id, title } = note.place
  if (kind === 'circle') return { title, href: inCommunity(slug, 'circles', id) }
  return { title: title || t('place_direct'), href: subjectHref(slug, { kind, id }, { beside: 'notes' }) }
}
