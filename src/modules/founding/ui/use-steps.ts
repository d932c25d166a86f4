import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { type Draft, stepNames } from './draft.ts'

/** Each step has its place in the browser's history, so that "back" goes one question back and never out of the founding. */
export function useStepsInHistory({ step, slug }: Draft, change: (next: Partial<Draft>) => void): void {
  const { step: asked } = useSearch({ strict: false }) as { step?: string }
  const navigate = useNavigate()
  const name = stepNames[step] ?? 'done'
  const seen = useRef(asked)
  const latest = useRef(change)
  latest.current = change
  useEffect(() => {
    const place = (stepNames as readonly string[]).indexOf(asked ?? '')
    const wentBack = asked !== seen.current && place >= 0
    seen.current = asked
    // What stands is not founded again: then "back" stays here.
    if (wentBack && !slug) latest.current({ step: place })
  }, [asked, slug])
  useEffect(() => {
    if (seen.current === name) return
    const replace = seen.current === undefined || slug !== undefined
    seen.current = name
    void navigate({ to: '/found', search: { step: name } as never, replace })
  }, [name, slug, navigate])
}
