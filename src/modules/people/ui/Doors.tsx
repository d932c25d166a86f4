import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import type { Me } from '../contract.ts'
import { readDoors } from '../contract-doors.ts'
import { Codes } from './Codes.tsx'
import { Connected } from './Connected.tsx'
import { Passkeys } from './Passkeys.tsx'

/** By which doors one comes into my account. */
export function Doors({ me }: { me: Me }) {
  const asked = useQuery(readDoors, {})
  if (!asked.data) return <Skeletons count={2} />
  return (
    <>
      <Passkeys me={me} passkeys={asked.data.passkeys} />
      <Codes me={me} doors={asked.data} />
      <Connected me={me} />
    </>
  )
}
