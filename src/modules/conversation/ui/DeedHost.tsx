import { lazy, Suspense, useMemo } from 'react'
import type { MessageDeed } from '#web/screens.ts'
import type { Message } from '../contract.ts'

export type Begun = { deed: MessageDeed; message: Message }
type Props = { begun: Begun; linkTo: (message: Message) => string; onClose: () => void }

/** What another module makes of a message, until it is done or left. */
export function DeedHost({ begun: { deed, message }, linkTo, onClose }: Props) {
  const { load } = deed
  const Deed = useMemo(() => lazy(load), [load])
  return (
    <Suspense>
      <Deed message={message} href={linkTo(message)} onClose={onClose} />
    </Suspense>
  )
}
