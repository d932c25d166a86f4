/** Circles: named groups of members inside a community, led by hosts. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author, Name } from './contract.ts'

export const Openness = z.enum(['open', 'listed', 'hidden']).describe('join; name seen, ask to join; unknown outside')

export const Circle = z.object({
  id: Id,
  name: z.string(),
  about: z.string(),
  openness: Openness,
  members: z.number().int().describe('how many are in'),
  faces: z
    .array(Author)
    .describe('some of them, hosts first, at most 4; of a listed circle only hosts to those outside'),
  isIn: z.boolean(),
  isHost: z.boolean(),
  hasAsked: z.boolean(),
  asked: z.number().int().describe('how many wait; only hosts see more than 0'),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  can: z.object({ join: z.boolean(), ask: z.boolean(), update: z.boolean(), leave: z.boolean(), enter: z.boolean() }),
})
export type Circle = z.output<typeof Circle>

const InCircle = Author.extend({
  isHost: z.boolean(),
  enteredAsOwnerAt: Instant.nullable().describe('an owner who let themselves in'),
  joinedAt: Instant,
})

export const listCircles = operation({
  name: 'communities.listCircles',
  does: 'The circles I may know of: open and listed ones, and hidden ones I am in',
  http: 'GET /circles',
  input: z.object({ archived: z.boolean().default(false) }),
  output: z.object({
    items: z.array(Circle),
    unseen: z
      .array(z.object({ id: Id, members: z.number().int(), createdAt: Instant }))
      .describe('for owners: hidden circles they are not in, without names'),
  }),
})

const circleInput = z.object({ circleId: Id })
const ofCircle = <Name extends string>(name: Name, path: string, does: string, refusals: readonly string[] = []) =>
  operation({
    name: `communities.${name}`,
    does,
    http: `POST /circles/{circleId}${path}`,
    byToken: false,
    input: circleInput,
    output: Circle,
    refusals: ['archived', ...refusals],
  })
const ofMemberIn = <Name extends string>(name: Name, path: string, does: string, refusals: readonly string[] = []) =>
  operation({
    name: `communities.${name}`,
    does,
    http: `POST /circles/{circleId}/members/{memberId}${path}`,
    byToken: false,
    input: circleInput.extend({ memberId: Id }),
    output: Nothing,
    refusals,
  })

export const getCircle = operation({
  name: 'communities.getCircle',
  does: 'See a circle and, where I may, who is in it',
  http: 'GET /circles/{circleId}',
  input: circleInput,
  output: Circle.extend({
    people: z.array(InCircle).describe('at most 500; of listed circles only hosts to those outside'),
    waiting: z.array(InCircle).describe('who asked; for hosts'),
  }),
})

export const createCircle = operation({
  name: 'communities.createCircle',
  does: 'Start a circle; whoever starts it is its host',
  http: 'POST /circles',
  input: z.object({ name: Name, about: z.string().trim().max(2_000).default(''), openness: Openness }),
  output: Circle,
})
export const updateCircle = operation({
  name: 'communities.updateCircle',
  does: "Change a circle's name, description or openness",
  http: 'PATCH /circles/{circleId}',
  byToken: false,
  input: circleInput.extend({
    name: Name.optional(),
    about: z.string().trim().max(2_000).optional(),
    openness: Openness.optional(),
    confirmed: z.boolean().optional().describe('needed to open a circle: whoever joins reads what was said'),
  }),
  output: Circle,
  refusals: ['opening_needs_confirming', 'archived'],
})

export const joinCircle = ofCircle('joinCircle', '/join', 'Join an open circle', ['not_open'])
export const askToJoinCircle = ofCircle('askToJoinCircle', '/ask', 'Ask the hosts to let me into a listed circle', [
  'already_in',
])
export const leaveCircle = ofCircle('leaveCircle', '/leave', 'Leave a circle, or take my asking back')
export const enterAsOwner = ofCircle(
  'enterAsOwner',
  '/enter',
  'As owner enter a circle: its members are told at once',
  ['already_in'],
)
export const archiveCircle = ofCircle('archiveCircle', '/archive', 'Put a circle away; nothing in it is lost')
export const restoreCircle = ofCircle('restoreCircle', '/restore', 'Take a circle back out of the archive')

export const admitToCircle = ofMemberIn(
  'admitToCircle',
  '/admit',
  'Let someone into a circle, whether they asked or not',
  ['archived', 'not_active'],
)
export const declineForCircle = ofMemberIn('declineForCircle', '/decline', 'Turn down someone who asked to join')
export const removeFromCircle = ofMemberIn('removeFromCircle', '/remove', 'Take someone out of a circle')
export const setHost = operation({
  name: 'communities.setHost',
  does: 'Make someone a host of a circle, or no longer',
  http: 'PUT /circles/{circleId}/members/{memberId}/host',
  byToken: false,
  input: circleInput.extend({ memberId: Id, isHost: z.boolean() }),
  output: Nothing,
  refusals: ['last_host', 'guests_host_nothing'],
})

const one = z.object({ circleId: Id })
const oneIn = one.extend({ memberId: Id })
export const circleCreated = activity({ kind: 'communities.circle_created', data: one })
export const circleUpdated = activity({ kind: 'communities.circle_updated', data: one })
export const circleArchived = activity({ kind: 'communities.circle_archived', data: one })
export const circleRestored = activity({ kind: 'communities.circle_restored', data: one })
/** For lists of circles that everyone sees; says nothing of hidden ones. */
export const circlesChanged = activity({ kind: 'communities.circles_changed', data: one })
export const circleJoined = activity({ kind: 'communities.circle_joined', data: oneIn })
export const circleLeft = activity({ kind: 'communities.circle_left', data: oneIn })
export const circleAsked = activity({ kind: 'communities.circle_asked', data: oneIn })
export const circleDeclined = activity({ kind: 'communities.circle_declined', data: oneIn })
export const hostSet = activity({ kind: 'communities.host_set', data: oneIn.extend({ isHost: z.boolean() }) })
export const ownerEntered = activity({ kind: 'communities.owner_entered', data: oneIn })
