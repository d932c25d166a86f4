/** Files, as systems describe them. */

export type FileKind = 'hosted' | 'external' | 'canvas' | 'deleted' | 'hidden'

export interface ImportedFile {
  sourceId: string
  name: string
  /** Media type as claimed by the source. */
  type?: string
  /** In bytes, as claimed by the source. */
  size?: number
  /** http or https, without any secret. */
  url?: string
  kind: FileKind
  /** Name of the entry in the archive that holds the bytes, when it does. */
  entry?: string
}
