/** Times as other systems write them. Pure. */

/** ISO, or undefined where it is no time of this age. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined
  const date = new Date(value)
  const year = date.getUTCFullYear()
  return Number.isNaN(date.getTime()) || year < 1900 || year > 9999 ? undefined : date.toISOString()
}

export function dayOf(value: unknown): string | undefined {
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
  return day && instantOf(`${day}T00:00:00Z`)?.startsWith(day) ? day : undefined
}
