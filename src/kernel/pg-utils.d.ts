declare module 'pg/lib/utils.js' {
  /** How pg writes a value for the wire: text, a Buffer, or null. */
  export function prepareValue(value: unknown): string | Buffer | null
}
