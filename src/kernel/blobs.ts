/** Where bytes lie. Keys are made by the store from the content; nothing of a name or a path of a user is in them. */
export type Blobs = {
  /** Stores a stream; rejects with `too_large` beyond `most` bytes and leaves nothing behind. */
  put(bytes: AsyncIterable<Uint8Array>, most: number): Promise<{ key: string; size: number }>
  /** The bytes, or undefined when there are none under this key. */
  open(key: string): Promise<{ stream: AsyncIterable<Uint8Array>; size: number } | undefined>
  remove(key: string): Promise<void>
}
