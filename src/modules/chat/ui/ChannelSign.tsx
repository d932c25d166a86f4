import { IconCircles, IconHash, IconWorld } from '@tabler/icons-react'

/** A channel among what was found: who can see it. */
export function ChannelSign({ more }: { more: Record<string, unknown> }) {
  if (more.audience === 'circle') return <IconCircles aria-hidden />
  return more.audience === 'public' ? <IconWorld aria-hidden /> : <IconHash aria-hidden />
}
