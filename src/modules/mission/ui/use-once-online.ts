import { onlineManager } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** The first try after a connection came back often fails still. */
const AGAIN_MS = 3_000

/** Does it now, or as soon as this device is connected: at a river there is no network. `isCut`: the last try got no answer. */
export function useOnceOnline(send: () => Promise<void>, isCut: boolean) {
  const [isAsked, setAsked] = useState(false)
  const waits = isAsked || isCut
  useEffect(() => {
    if (!waits) return
    const again = () => {
      if (!onlineManager.isOnline()) return
      setAsked(false)
      void send()
    }
    const stop = onlineManager.subscribe(again)
    const timer = setInterval(again, AGAIN_MS)
    return () => {
      stop()
      clearInterval(timer)
    }
  })
  return {
    waits,
    run: async () => {
      const isOnline = onlineManager.isOnline()
      setAsked(!isOnline)
      if (isOnline) await send()
    },
  }
}
