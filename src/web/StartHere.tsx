/** The root: leads to where this person was last, to the choice of communities, or to the door. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { inCommunity } from './community.ts'
import { Skeletons } from './kit/Skeletons.tsx'
import { lastCommunity } from './last.ts'
import { useMe } from './me.ts'
import { isUnreached, Unreached } from './Unreached.tsx'

export function StartHere() {
  const asked = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (asked.error && asked.error.status !== 0) void navigate({ to: '/sign-in', replace: true })
    if (!asked.data) return
    const active = asked.data.communities.filter((one) => one.standing === 'active')
    const last = active.find((one) => one.slug === lastCommunity()) ?? active[0]
    void navigate({ to: last ? inCommunity(last.slug) : '/communities', replace: true })
  }, [asked.data, asked.error, navigate])
  return isUnreached(asked) ? <Unreached asked={[asked]} /> : <Skeletons />
}
