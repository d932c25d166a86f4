import { useEffect, useSyncExternalStore } from 'react'
import { useHere } from '#web/here.ts'
import { sayWaiting } from '#web/waiting.ts'
import { lookAfter, outbox } from './outbox.ts'

/** On every screen of a community: sends what waits, and says what does. */
export function Sender() {
  const { me, community } = useHere()
  useEffect(
    () => lookAfter({ person: me.id, community: community.id, slug: community.slug }),
    [me.id, community.id, community.slug],
  )
  const all = useSyncExternalStore(outbox.subscribe, outbox.all)
  const isAway = useSyncExternalStore(outbox.subscribe, outbox.isAway)
  useEffect(() => {
    const refused = all.filter((one) => one.failed)
    const href = refused[0]?.href
    sayWaiting({ waiting: isAway ? all.length - refused.length : 0, refused: refused.length, ...(href && { href }) })
    return () => sayWaiting({ waiting: 0, refused: 0 })
  }, [all, isAway])
  return null
}
