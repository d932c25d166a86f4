/** The frame of one community: who I am, its look, its live socket. Screens below fill a `Place`. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { getCommunity } from '#modules/communities/contract.ts'
import { me } from '#modules/people/contract.ts'
import { call, Refused } from './call.ts'
import { CommunityProvider } from './community.ts'
import { HereProvider } from './here.ts'
import { correctAccent } from './kit/accent.ts'
import { Skeletons } from './kit/Skeletons.tsx'
import { applyAccent } from './kit/scheme.ts'
import { keepLastCommunity } from './last.ts'
import { type Live, LiveProvider, openLive } from './live.ts'
import { useMe } from './me.ts'
import { NotFound } from './NotFound.tsx'
import { Outside } from './Outside.tsx'
import { OwnEmoji } from './OwnEmoji.tsx'
import { keyOf, useQuery } from './query.ts'
import { whenAnswered } from './quiet.ts'
import { isUnreached, Unreached } from './Unreached.tsx'

type Frame = {
  always: ComponentType[]
  /** The first screen of a member stands, with what it shows. */
  onStands: () => void
}

export function CommunityFrame({ always, onStands }: Frame) {
  const { community } = useParams({ strict: false }) as { community: string }
  return (
    <CommunityProvider value={community}>
      <Inside slug={community} always={always} onStands={onStands} key={community} />
    </CommunityProvider>
  )
}

function Inside({ slug, always, onStands }: Frame & { slug: string }) {
  const asked = useMe()
  const about = useQuery(getCommunity, {}, { watch: { kinds: ['communities.community_'] } })
  const navigate = useNavigate()
  const isSignedOut = asked.error?.code === 'signed_out'
  const mine = asked.data?.communities.find((one) => one.slug === slug)
  const member = mine?.standing === 'active' ? mine : undefined
  const [wasIn, setWasIn] = useState(false)
  if (member && !wasIn) setWasIn(true)
  const live = useLiveOf(member ? slug : undefined)
  const here = useMemo(
    () => asked.data && about.data && { me: asked.data, community: about.data, memberId: member?.memberId ?? null },
    [asked.data, about.data, member?.memberId],
  )
  useEffect(() => {
    if (isSignedOut) void navigate({ to: '/sign-in', hash: location.pathname + location.search })
  }, [isSignedOut, navigate])
  useEffect(() => {
    if (member) keepLastCommunity(slug)
  }, [member, slug])
  useLook(about.data)
  const stands = here !== undefined && member !== undefined
  const client = useQueryClient()
  useEffect(() => (stands ? whenAnswered(client, onStands) : undefined), [stands, client, onStands])

  if (about.error?.status === 404) return <NotFound />
  if (!here) return [asked, about].some(isUnreached) ? <Unreached asked={[asked, about]} /> : <Skeletons />
  if (!member && asked.isFetching) return <Skeletons />
  if (!member)
    return (
      <Outside
        slug={slug}
        name={here.community.name}
        wasIn={wasIn}
        isSuspended={mine?.standing === 'suspended'}
        onAgain={() => void asked.refetch()}
      />
    )
  return (
    <HereProvider value={here}>
      <LiveProvider value={live}>
        <OwnEmoji>
          <Outlet />
          {always.map((Always) => (
            <Always key={Always.displayName ?? Always.name} />
          ))}
        </OwnEmoji>
      </LiveProvider>
    </HereProvider>
  )
}

function useLiveOf(slug: string | undefined): Live | undefined {
  const [live, setLive] = useState<Live>()
  const client = useQueryClient()
  useEffect(() => {
    if (!slug) return
    const opened = openLive(slug, () => isStillIn(client, slug))
    setLive(opened)
    return () => opened.close()
  }, [slug, client])
  return live
}

/** Asks anew who I am: the screens show what became of it. Without an answer nothing has changed. */
async function isStillIn(client: QueryClient, slug: string): Promise<boolean> {
  const asked = { queryKey: keyOf(me, {}, undefined), queryFn: () => call(me, {}), staleTime: 0, retry: false }
  try {
    const { communities } = await client.fetchQuery({ ...asked, networkMode: 'always' })
    return communities.some((one) => one.slug === slug && one.standing === 'active')
  } catch (error) {
    return !(error instanceof Refused && error.code === 'signed_out')
  }
}

function useLook(community: { color: string; name: string } | undefined) {
  useEffect(() => {
    if (!community) return
    applyAccent(correctAccent(community.color))
    document.title = community.name
    return () => applyAccent(undefined)
  }, [community])
}
