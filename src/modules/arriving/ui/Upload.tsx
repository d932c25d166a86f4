import { Sending } from '#modules/imports/ui/Sending.tsx'
import { type Arrival, getArrival } from '../contract.ts'
import { Discard } from './Discard.tsx'
import { useLook } from './use-look.ts'

/** The export on its way: like any other archive. */
export function Upload({ arrival }: { arrival: Arrival }) {
  const look = useLook()
  const { importId: id, file: name, size, received, slug } = arrival
  return (
    <Sending
      run={{ id, name, size, received }}
      look={(file, run) => look(file, run, slug)}
      refreshes={[getArrival]}
      discard={<Discard arrival={arrival} />}
    />
  )
}
