import { useQueryClient } from '@tanstack/react-query'
import { analyse } from '#modules/imports/contract.ts'
import { type Arriving, sendFile } from '#modules/imports/ui/uploading.ts'
import { call } from '#web/call.ts'
import { getArrival } from '../contract.ts'

/** Sends a file to what its community is called until then, and has it looked at as soon as it is there. */
export function useLook() {
  const client = useQueryClient()
  return (file: File, run: Arriving, slug: string): void =>
    void sendFile(file, run, slug, async ({ id }) => {
      await call(analyse, { importId: id }, { community: slug }).catch(() => {}) // the screen says how far it is
      void client.invalidateQueries({ queryKey: [getArrival.name] })
    })
}
