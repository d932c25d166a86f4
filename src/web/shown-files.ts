/** Files of a message as the kit shows them. */

import type { File } from '#modules/files/contract.ts'
import type { ShownFile } from '#web/kit/shown-file.ts'
import { fileUrl, pictureUrl } from '#web/pictures.ts'

export function shownFiles(files: readonly File[], community: string, language: string): ShownFile[] {
  return files.map((file) => ({
    id: file.id,
    name: file.name,
    // A picture elsewhere is a link: nothing is fetched from a foreign origin.
    type: file.link ? 'text/uri-list' : file.type,
    // Of what moved in without its bytes only the name is left.
    ...((file.link || file.type) && { href: file.link ?? fileUrl(community, file.id) }),
    ...(file.hasPreview && { preview: pictureUrl(community, file.id)! }),
    ...(!file.link && file.type && { size: sizeOf(file.size, language) }),
    ...(file.width && { width: file.width }),
    ...(file.height && { height: file.height }),
  }))
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Bytes in words: "2,4 MB"; thousands, as on a package. */
export function sizeOf(bytes: number, language: string): string {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  // The short form knows no plural of a byte.
  const unitDisplay = power === 0 ? 'long' : 'short'
  const style = { style: 'unit', unit: units[power] ?? 'byte', unitDisplay, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(language, style).format(bytes / 1000 ** power)
}
