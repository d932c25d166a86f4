/** Reads foreign JSON without believing its types: what is not as expected is simply not there. */

export type Json = Record<string, unknown>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {}
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** Only the objects: exports write an empty file as `[""]`. */
export function records(value: unknown): Json[] {
  return list(value).filter(isRecord)
}

export function texts(value: unknown): string[] {
  return list(value).filter((one) => typeof one === 'string' && one !== '') as string[]
}

export function firstText(...values: unknown[]): string {
  return values.map(text).find((value) => value.trim() !== '') ?? ''
}
