import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useLive } from '#web/live.ts'
import { countNotices, listNotices, type Notice } from '../contract.ts'
import { wantsBrowser } from './browser-notices.ts'
import { placeOf } from './place.ts'

/** Hears that something was told to me: counts again, and lets the browser say it when that was asked for. */
export function Listening() {
  const live = useLive()
  const slug = useCommunitySlug() ?? ''
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t } = useTranslation('attention')
  const last = useRef<number>(undefined)
  useEffect(() => {
    const show = (notice: Notice) => {
      const shown = new Notification(notice.actor?.name ?? t('title'), {
        body: notice.excerpt,
        tag: `${notice.subject?.id ?? notice.seq}`,
      })
      shown.onclick = () => {
        window.focus()
        shown.close()
        const { path, search } = placeOf(slug, notice)
        void navigate({ to: path, search: search as never })
      }
    }
    return live?.hearHint(async (hint) => {
      if (!hint.badge) return
      void client.invalidateQueries({ queryKey: [countNotices.name] })
      void client.invalidateQueries({ queryKey: [listNotices.name] })
      if (!wantsBrowser() || document.visibilityState === 'visible') return
      const { items } = await call(listNotices, { unseen: true, most: 3 }, { community: slug }).catch(() => ({
        items: [],
      }))
      const newest = items[0]
      if (newest?.level !== 'now' || newest.seq === last.current) return
      last.current = newest.seq
      show(newest)
    })
  }, [live, client, slug, navigate, t])
  return null
}
