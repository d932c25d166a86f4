/** "Is this you?": what came under a name becomes a member's own, when the member says so and a steward agrees. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'

const Figure = z.number().int().min(0)
const Person = z.object({ id: Id, name: z.string() })
const ofMembers = { byToken: false, hidden: ['mcp'] } as const

export const Question = z.object({
  placeholder: Person,
  system: z.string(),
  messages: Figure.describe('they wrote, at most 10,000'),
  lastAt: Instant.nullable(),
  waits: z.boolean().describe('I said yes; a steward has yet to confirm'),
})
export const myClaims = operation({
  ...ofMembers,
  name: 'imports.myClaims',
  does: 'People of an import that may be me: the same verified address, or a steward thinks so',
  http: 'GET /claims/mine',
  input: z.object({}),
  output: z.object({ items: z.array(Question) }),
})
export const answerClaim = operation({
  ...ofMembers,
  name: 'imports.answerClaim',
  does: 'Say whether someone from an import is me',
  http: 'POST /claims/mine/{placeholderId}',
  input: z.object({ placeholderId: Id, isMe: z.boolean() }),
  output: z.object({ isMine: z.boolean().describe('false: a steward has yet to confirm, or it is not me') }),
  refusals: ['already_claimed'],
})

export const Claim = z.object({
  id: Id,
  placeholder: Person,
  member: Person,
  system: z.string(),
  messages: Figure,
  answeredAt: Instant,
})
export type Claim = z.output<typeof Claim>
export const listClaims = operation({
  ...ofMembers,
  name: 'imports.listClaims',
  does: 'Who says that someone from an import is them, and waits for a steward',
  http: 'GET /claims',
  input: z.object({}),
  output: z.object({ items: z.array(Claim).describe('longest waiting first, at most 100') }),
})
export const decideClaim = operation({
  ...ofMembers,
  name: 'imports.decideClaim',
  does: 'Confirm or decline that someone from an import is this member',
  http: 'POST /claims/{claimId}/decide',
  input: z.object({ claimId: Id, verdict: z.enum(['confirmed', 'declined']) }),
  output: Nothing,
  refusals: ['already_decided', 'already_claimed', 'not_by_yourself'],
})

export const Placeholder = Person.extend({
  system: z.string(),
  messages: Figure,
  linkUntil: Instant.nullable().describe('an unused link is out until then'),
})
export type Placeholder = z.output<typeof Placeholder>
export const listPlaceholders = operation({
  ...ofMembers,
  name: 'imports.listPlaceholders',
  does: 'People of imports whom nobody here has claimed, by name',
  http: 'GET /placeholders',
  input: z.object({
    query: z.string().max(120).default(''),
    after: z.string().max(500).optional(),
    most: z.number().int().min(1).max(100).default(50),
  }),
  output: Page(Placeholder),
})
export const makeClaimLink = operation({
  ...ofMembers,
  name: 'imports.makeClaimLink',
  does: 'Make a link by which someone takes what is theirs: works once, for 14 days; an earlier one ends',
  http: 'POST /placeholders/{placeholderId}/link',
  input: z.object({ placeholderId: Id }),
  output: z.object({ link: z.url().describe('shown only now'), expiresAt: Instant }),
  refusals: ['already_claimed'],
})

const Secret = z.object({ secret: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })
export const lookAtClaimLink = operation({
  ...ofMembers,
  name: 'imports.lookAtClaimLink',
  does: 'See whose messages a link hands over',
  http: 'POST /claims/link',
  effect: 'read',
  input: Secret,
  output: z.object({ placeholder: Person, system: z.string(), messages: Figure }),
})
export const useClaimLink = operation({
  ...ofMembers,
  name: 'imports.useClaimLink',
  does: 'Take what came under a name as mine, with a link from a steward',
  http: 'POST /claims/link/use',
  input: Secret,
  output: Nothing,
  refusals: ['already_claimed', 'not_by_yourself'],
})

/** Nothing is told of who someone was elsewhere but to themselves and those who look at the messages. */
export const claimed = activity({
  kind: 'imports.claimed',
  data: z.object({ placeholderId: Id, memberId: Id, count: z.number().int().describe('messages') }),
})
export const claimAnswered = activity({ kind: 'imports.claim_answered', data: z.object({ claimId: Id }) })
