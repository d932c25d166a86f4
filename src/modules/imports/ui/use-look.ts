import { useQueryClient } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { analyse, getRun, listRuns } from '../contract.ts'
import { type Arriving, sendFile } from './uploading.ts'

/** Sends a file, and has it looked at as soon as it is there. */
export function useLook() {
  const client = useQueryClient()
  const { slug } = useHere().community
  const again = () => {
    for (const read of [getRun, listRuns]) void client.invalidateQueries({ queryKey: [read.name] })
  }
  return (file: File, run: Arriving): void =>
    void sendFile(file, run, slug, async ({ id }) => {
      await call(analyse, { importId: id }, { community: slug }).catch(() => {}) // the screen says how far it is
      again()
    })
}
