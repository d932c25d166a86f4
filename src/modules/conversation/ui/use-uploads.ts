/** Files on their way to a message: each with its progress, each can be taken back. */
import { useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { upload as uploadFile } from '#modules/files/contract.ts'
import { Refused, upload } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'

export type Uploaded = OutputOf<typeof uploadFile>
export type Upload = { key: string; blob: File; part: number; done?: Uploaded; failed?: string; stop: AbortController }

const MOST_FILES = 20

export function useUploads(subjectId: string) {
  const community = useCommunitySlug()
  const [all, setAll] = useState<readonly Upload[]>([])
  const change = (key: string, to: Partial<Upload>) =>
    setAll((now) => now.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const latest = useRef(all)
  latest.current = all

  const start = async ({ key, blob, stop }: Upload) => {
    try {
      const onProgress = (part: number) => change(key, { part })
      const done = await upload(uploadFile, { subjectId, name: blob.name }, blob, {
        community,
        onProgress,
        signal: stop.signal,
      })
      change(key, { done, part: 1 })
    } catch (error) {
      change(key, { failed: error instanceof Refused ? error.code : 'bug' })
    }
  }
  const add = (blobs: File[]) => {
    const room = MOST_FILES - latest.current.length
    const fresh = blobs
      .slice(0, Math.max(0, room))
      .map((blob): Upload => ({ key: crypto.randomUUID(), blob, part: 0, stop: new AbortController() }))
    setAll((now) => [...now, ...fresh])
    for (const one of fresh) void start(one)
  }
  return {
    all,
    add,
    done: all.flatMap((one) => one.done ?? []),
    isBusy: all.some((one) => !one.done && !one.failed),
    clear: () => setAll([]),
    remove(key: string) {
      latest.current.find((one) => one.key === key)?.stop.abort()
      setAll((now) => now.filter((one) => one.key !== key))
    },
    again(key: string) {
      const one = latest.current.find((upload) => upload.key === key)
      if (!one) return
      const { failed: _, ...fresh } = { ...one, part: 0, stop: new AbortController() }
      setAll((now) => now.map((other) => (other.key === key ? fresh : other)))
      void start(fresh)
    },
  }
}
