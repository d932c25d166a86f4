/** A form that asks one operation: what was refused stands in its field, or above all of them, and has the focus. */
import type { FormEvent, ReactNode } from 'react'
import type { Refused } from './call.ts'
import { soonFocusFirstError } from './kit/focus-first-error.ts'
import { Notice } from './kit/Notice.tsx'
import { useErrorFocus, useRefusal } from './refusal.ts'

type FormProps = {
  /** Whose words say what was refused. */
  module: string
  refused: Refused | null | undefined
  /** Fields and codes that the form shows at their place. */
  inPlace?: readonly string[]
  busy?: boolean
  className?: string | undefined
  onSubmit: () => void
  children: ReactNode
}

export function Form({ module, refused, inPlace = [], busy, className, onSubmit, children }: FormProps) {
  const form = useErrorFocus(refused)
  const words = useRefusal(module)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    onSubmit()
    soonFocusFirstError(form.current)
  }
  return (
    <form ref={form} className={className} onSubmit={submit} noValidate>
      {refused && !isInPlace(refused, inPlace) && <Notice is="bad">{words(refused)}</Notice>}
      {children}
    </form>
  )
}

/** `answers.2` is shown by the field `answers`. */
const isInPlace = ({ code, fields }: Refused, places: readonly string[]): boolean =>
  places.includes(code) || Object.keys(fields).some((field) => places.includes(field.split('.')[0]!))
