import { useEffect } from 'react'
import { correctAccent } from '#web/kit/accent.ts'
import { applyAccent } from '#web/kit/scheme.ts'

/** A community's door already wears its colour. */
export function useAccent(color: string | undefined): void {
  useEffect(() => {
    if (!color) return
    applyAccent(correctAccent(color))
    return () => applyAccent(undefined)
  }, [color])
}
