import { useEffect, useRef } from 'react'

/** What floats and is taken away while it is open gives the focus back, as what is closed does by itself. */
export function useFocusBack(open: boolean) {
  const isOpen = useRef(open)
  isOpen.current = open
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (isOpen.current && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
}
