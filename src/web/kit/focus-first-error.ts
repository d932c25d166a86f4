/** Takes the focus to the first field that is wrong; false when none is. Call it after the errors are shown. */
export function focusFirstError(form: HTMLElement): boolean {
  const first = form.querySelector<HTMLElement>('[aria-invalid="true"]')
  first?.focus()
  first?.scrollIntoView({ block: 'center' })
  return first !== null
}

/** The same, once what a press has just found wrong is shown. */
export function soonFocusFirstError(form: HTMLElement | null): void {
  requestAnimationFrame(() => form && focusFirstError(form))
}
