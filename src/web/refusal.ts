/** Why something was not done, in words: the module's own for its codes, else those that all share. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from './call.ts'
import { focusFirstError } from './kit/focus-first-error.ts'

export function useRefusal(module: string) {
  const { t } = useTranslation()
  return (refused: Refused | null | undefined): string | undefined => {
    if (!refused) return undefined
    const code = refused.code
    return t([`${module}:refusal.${code}`, `people:refusal.${code}`, 'people:refusal.bug'])
  }
}

/** The form to which the focus returns when something in it was refused. */
export function useErrorFocus(refused: Refused | null | undefined) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refused && form.current) focusFirstError(form.current)
  }, [refused])
  return form
}
