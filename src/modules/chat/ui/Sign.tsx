import { IconCircles, IconHash, IconWorld } from '@tabler/icons-react'
import type { ChannelInList } from '../contract.ts'

/** Who a channel is for, as a sign before its name. */
export function Sign({ audience }: { audience: ChannelInList['audience'] }) {
  if (audience === 'circle') return <IconCircles aria-hidden />
  return audience === 'public' ? <IconWorld aria-hidden /> : <IconHash aria-hidden />
}
