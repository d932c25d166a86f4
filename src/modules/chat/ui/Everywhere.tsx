import { lazy, Suspense, useEffect, useState } from 'react'
import { isWriting, onSearch } from '#web/quick.ts'
import { sayUnread } from '#web/unread.ts'
import { isWaiting } from './count-on.ts'
import { useChannels } from './use-channels.ts'

const Switcher = lazy(() => import('./Switcher.tsx').then((module) => ({ default: module.Switcher })))
const Shortcuts = lazy(() => import('./Shortcuts.tsx').then((module) => ({ default: module.Shortcuts })))

/** On every screen of a community: the quick switcher, the keys, the mark on the tab. */
export function Everywhere() {
  const [open, setOpen] = useState<'switcher' | 'shortcuts'>()
  useMark()
  useEffect(() => onSearch(() => setOpen('switcher')), [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen((now) => (now === 'switcher' ? undefined : 'switcher'))
      } else if (event.key === '?' && !isWriting(event.target)) {
        event.preventDefault()
        setOpen('shortcuts')
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const close = () => setOpen(undefined)
  return (
    <Suspense>
      {open === 'switcher' && <Switcher onClose={close} onShortcuts={() => setOpen('shortcuts')} />}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
    </Suspense>
  )
}

/** How many conversations wait: the dot on the rail, and before the title of the tab. */
function useMark() {
  const { data } = useChannels()
  const waiting = data?.items.filter(isWaiting).length ?? 0
  useEffect(() => {
    sayUnread(waiting)
    const bare = document.title.replace(/^\(\d+\+?\) /, '')
    document.title = waiting > 0 ? `(${waiting > 99 ? '99+' : waiting}) ${bare}` : bare
  })
}
