/** A file that is there whole or not at all, and for nobody else. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Answers how many bytes it has. What was there under this name before stays until then. */
export async function keepWhole(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const draft = `${path}.part-${process.pid}`
  const file = await open(draft, 'wx', 0o600)
  try {
    let size = 0
    for await (const part of bytes) {
      for (let done = 0; done < part.length; ) done += (await file.write(part, done)).bytesWritten
      size += part.length
    }
    await file.sync()
    await file.close()
    await rename(draft, path)
    await syncFolder(dirname(path))
    return size
  } catch (error) {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

/** A rename is only kept through a power cut once its folder is synced. Windows cannot open folders and needs not. */
async function syncFolder(path: string) {
  if (process.platform === 'win32') return
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
