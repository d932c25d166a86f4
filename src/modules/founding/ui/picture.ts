/** A chosen picture, small enough to be kept in the draft until there is a community to send it to. */
const LARGEST = 512
/** Pictures that a browser would take too long to read. */
const MOST_BYTES = 25_000_000

/** As a data URL; undefined where the file is no picture this browser can read. */
export async function smallPicture(file: File): Promise<string | undefined> {
  if (file.size > MOST_BYTES) return undefined
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const scale = Math.min(1, LARGEST / Math.min(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/webp', 0.9)
}

/** What a data URL holds, to be sent. */
export function blobOf(dataUrl: string): Blob {
  const [head = '', body = ''] = dataUrl.split(',')
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? 'image/png' })
}
