/** Which step of the way a metric has come to. Pure. */
const steps = [25, 50, 75, 100]

/** The highest that is reached, in percent; null before the first. What is only ever there or not has no steps between. */
export function stepOf(share: number | null, { kind }: { kind: string }): number | null {
  if (share === null) return null
  const possible = kind === 'yes_no' ? [100] : steps
  return possible.findLast((step) => share * 100 >= step - 1e-9) ?? null
}
