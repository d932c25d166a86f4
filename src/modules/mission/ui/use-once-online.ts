import { useEffect, useState } from 'react'

/** Does it now, or as soon as this device is connected again: whoever measures at a river has no network there. */
export function useOnceOnline(send: () => Promise<void>) {
  const [waits, setWaits] = useState(false)
  useEffect(() => {
    if (!waits) return
    const back = () => {
      setWaits(false)
      void send()
    }
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  })
  return {
    waits,
    run: async () => {
      setWaits(!navigator.onLine)
      if (navigator.onLine) await send()
    },
  }
}
