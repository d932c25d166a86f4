import { useState } from 'react'
import { upload as uploadFile } from '#modules/files/contract.ts'
import { type Refused, upload } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'

/** Files chosen as evidence: sent one after another to the goal; those that arrived are not sent again. */
export function useEvidence(goalId: string) {
  const community = useCommunitySlug()
  const [files, setFiles] = useState<File[]>([])
  const [arrived] = useState(() => new Map<File, string>())
  const [progress, setProgress] = useState<number>()
  const [refused, setRefused] = useState<Refused | null>(null)
  const size = files.reduce((sum, file) => sum + file.size, 0)

  async function send(file: File, before: number): Promise<string> {
    const known = arrived.get(file)
    if (known) return known
    const onProgress = (part: number) => setProgress(size ? (before + part * file.size) / size : 0)
    const { id } = await upload(uploadFile, { subjectId: goalId, name: file.name }, file, { community, onProgress })
    arrived.set(file, id)
    return id
  }

  return {
    files,
    /** 0 to 1 while something is on its way. */
    progress,
    refused,
    add: (more: readonly File[]) => setFiles((now) => [...now, ...more]),
    drop: (file: File) => setFiles((now) => now.filter((one) => one !== file)),
    /** The ids in their order; undefined where something was refused. */
    async sendAll(): Promise<string[] | undefined> {
      setRefused(null)
      const ids: string[] = []
      let before = 0
      try {
        for (const file of files) {
          setProgress(size ? before / size : 0)
          ids.push(await send(file, before))
          before += file.size
        }
        return ids
      } catch (error) {
        setRefused(error as Refused)
        return undefined
      } finally {
        setProgress(undefined)
      }
    },
  }
}
