/** The root: leads to where this person was last, or to the door. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { me } from '#modules/people/contract.ts'
import { inCommunity } from './community.ts'
import { Skeletons } from './kit/Skeletons.tsx'
import { useQuery } from './query.ts'

export function StartHere() {
  const asked = useQuery(me, {})
  const navigate = useNavigate()
  useEffect(() => {
    if (asked.error) void navigate({ to: '/sign-in', replace: true })
    if (!asked.data) return
    const active = asked.data.communities.filter((one) => one.standing === 'active')
    const last = active.find((one) => one.slug === localStorage.getItem('leitstern.last')) ?? active[0]
    void navigate({ to: last ? inCommunity(last.slug) : '/found', replace: true })
  }, [asked.data, asked.error, navigate])
  return <Skeletons />
}
