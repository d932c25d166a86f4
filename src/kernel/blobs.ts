/** Where bytes lie. Keys are made by the store from the content; nothing of a name or a path of a user is in them. */
export type Blobs = {
  /**
   * Stores a stream; rejects with `too_large` beyond `most` bytes and leaves nothing behind. `space` is the id of the
   * community: equal bytes share a key inside one only, so that nobody can find out what another community keeps.
   * `claim` hears the key before anything lies under it; bytes are never kept where it fails.
   */
  put(
    bytes: AsyncIterable<Uint8Array>,
    most: number,
    space: string,
    claim?: (key: string) => Promise<void>,
  ): Promise<Put>
  /** The bytes, or undefined when there are none under this key. Nothing is held open before `stream` is read. */
  open(key: string): Promise<{ stream: AsyncIterable<Uint8Array>; size: number } | undefined>
  remove(key: string): Promise<void>
  /** Keeps a body aside while it arrives, so that no transaction waits for a slow sender; `too_large` as in `put`. */
  receive(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Received>
}

export type Put = { key: string; size: number }
/** `stream` can be read more than once. */
export type Received = { stream: AsyncIterable<Uint8Array>; size: number; drop(): Promise<void> }

/** The name of the lock (pg_advisory_lock of its hashtext) under which no bytes are removed: a backup holds it while it reads. */
export const KEEP_BYTES = 'leitstern keep bytes'
