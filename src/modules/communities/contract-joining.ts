/** How one becomes a member: invited by link or mail, openly, or by asking. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Alias, MemberCard, Name, paging } from './contract.ts'

export const Invitation = z.object({
  id: Id,
  email: z.string().nullable().describe('only this verified address may use it; null: whoever has the link'),
  role: z.enum(['steward', 'member']),
  kind: z.enum(['member', 'guest']),
  circle: z.object({ id: Id, name: z.string() }).nullable().describe('they come into this circle, if I may know of it'),
  subject: z.object({ id: Id, title: z.string() }).nullable().describe('the same for a channel or the like'),
  alsoInto: z.array(z.object({ id: Id, title: z.string() })).describe('further ones'),
  note: z.string(),
  mostUses: z.number().int().nullable(),
  uses: z.number().int(),
  madeBy: z.object({ id: Id, name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(['open', 'used_up', 'expired', 'revoked']),
})
export type Invitation = z.output<typeof Invitation>

const terms = {
  role: z.enum(['steward', 'member']).default('member'),
  kind: z.enum(['member', 'guest']).default('member').describe('a guest sees only what they were let into'),
  circleId: Id.optional().describe('they are let into this circle too; for its hosts'),
  subjectId: Id.optional().describe('they are let into this channel, event or the like'),
  alsoIntoIds: z.array(Id).max(20).default([]).describe('and into these'),
  note: z.string().trim().max(1_000).default('').describe('a few words of one’s own'),
  days: z.number().int().min(1).max(90).default(14).describe('how long it is valid, in days'),
}
const termRefusals = ['no_such_circle', 'no_such_subject', 'guests_have_no_role', 'guest_needs_a_place'] as const

export const inviteByLink = operation({
  name: 'communities.inviteByLink',
  does: 'Make a link with which others can join; shown once',
  http: 'POST /invitations/links',
  byToken: false,
  input: z.object({ ...terms, mostUses: z.number().int().min(1).max(10_000).default(25) }),
  output: z.object({ invitation: Invitation, link: z.string().describe('shown only now') }),
  refusals: termRefusals,
})
export const inviteByMail = operation({
  name: 'communities.inviteByMail',
  does: 'Invite people by mail; only they can use it, once each',
  http: 'POST /invitations/mails',
  byToken: false,
  perMinute: 10,
  input: z.object({ ...terms, emails: z.array(z.email().max(254).toLowerCase()).min(1).max(50) }),
  output: z.object({ items: z.array(Invitation) }),
  refusals: [...termRefusals, 'too_many_invitations'],
})
export const listInvitations = operation({
  name: 'communities.listInvitations',
  does: 'Invitations, newest first: mine, as steward all; never with their secret',
  http: 'GET /invitations',
  input: z.object(paging),
  output: Page(Invitation),
})
export const revokeInvitation = operation({
  name: 'communities.revokeInvitation',
  does: 'Revoke an invitation: its link no longer works',
  http: 'POST /invitations/{invitationId}/revoke',
  byToken: false,
  input: z.object({ invitationId: Id }),
  output: Nothing,
})
export const resendInvitation = operation({
  name: 'communities.resendInvitation',
  does: 'Send an invitation by mail once more, with a new link and as much time as at first; once a day',
  http: 'POST /invitations/{invitationId}/resend',
  byToken: false,
  perMinute: 10,
  input: z.object({ invitationId: Id }),
  output: Invitation,
  refusals: ['not_by_mail', 'invitation_used_up', 'invitation_revoked', 'inviter_is_gone', 'sent_lately'],
})
export const invited = activity({
  kind: 'communities.invited',
  data: z.object({ invitationIds: z.array(Id), byMail: z.boolean() }),
})
export const invitationRevoked = activity({
  kind: 'communities.invitation_revoked',
  data: z.object({ invitationId: Id }),
})

const Secret = z.string().regex(/^[\w-]{22}$/, 'the last part of the link')

export const lookAtInvitation = operation({
  name: 'communities.lookAtInvitation',
  does: 'See what an invitation is for, before signing in',
  http: 'POST /invitations/look',
  within: 'instance',
  effect: 'read',
  byToken: false,
  perMinute: 30,
  input: z.object({ secret: Secret }),
  output: z.object({
    state: Invitation.shape.state,
    community: z.object({
      slug: z.string(),
      name: z.string(),
      mission: z.string(),
      language: z.string(),
      color: z.string(),
      accentLight: z.string(),
      accentDark: z.string(),
      alias: Alias,
    }),
    by: z.string().describe('the shown name of who invites'),
    note: z.string(),
    role: z.string(),
    kind: z.string(),
    circle: z.string().nullable(),
    email: z.string().nullable().describe('the address it is for, all but its first letter and domain hidden'),
    charterVersion: z.number().int().nullable().describe('the charter to be accepted; null: none yet'),
    isMember: z.boolean().describe('whether I am already in'),
  }),
})
export const acceptInvitation = operation({
  name: 'communities.acceptInvitation',
  does: 'Join by invitation',
  http: 'POST /invitations/accept',
  within: 'instance',
  byToken: false,
  perMinute: 20,
  input: z.object({ secret: Secret, name: Name, acceptsCharter: z.boolean().default(false) }),
  output: z.object({ slug: z.string(), memberId: Id }),
  refusals: [
    'invitation_used_up',
    'invitation_expired',
    'invitation_revoked',
    'other_address',
    'address_not_verified',
    'charter_not_accepted',
    'banned',
    'suspended',
  ],
})

export const join = operation({
  name: 'communities.join',
  does: 'Join an open community',
  http: 'POST /join',
  byToken: false,
  perMinute: 20,
  input: z.object({
    name: Name,
    answers: z.array(z.string().trim().max(2_000)).max(10).default([]).describe('in the order of the questions'),
    acceptsCharter: z.boolean().default(false),
  }),
  output: z.object({ slug: z.string(), memberId: Id }),
  refusals: ['not_open', 'charter_not_accepted', 'banned', 'suspended', 'address_not_verified'],
})
export const askToJoin = operation({
  name: 'communities.askToJoin',
  does: 'Ask to join a community, answering its questions',
  http: 'POST /join-requests',
  byToken: false,
  perMinute: 20,
  input: join.input,
  output: z.object({ requestId: Id }),
  refusals: [
    'not_by_request',
    'answers_missing',
    'already_asked',
    'charter_not_accepted',
    'banned',
    'suspended',
    'address_not_verified',
  ],
})
export const withdrawRequest = operation({
  name: 'communities.withdrawRequest',
  does: 'Take back my asking to join',
  http: 'POST /join-requests/withdraw',
  byToken: false,
  input: z.object({}),
  output: Nothing,
})

export const JoinRequest = z.object({
  id: Id,
  memberId: Id,
  name: z.string(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  at: Instant,
  days: z.number().int().describe('how long it waits, in whole days'),
})
/** Of the steward who decides: goes into the letter. */
const Sentence = z.string().trim().max(1_000).default('').describe('a few words of one’s own for the letter')

export const listJoinRequests = operation({
  name: 'communities.listJoinRequests',
  does: 'Who asks to join, longest waiting first (stewards)',
  http: 'GET /join-requests',
  input: z.object(paging),
  output: Page(JoinRequest),
})
export const admit = operation({
  name: 'communities.admit',
  does: 'Let someone who asked into the community',
  http: 'POST /join-requests/{requestId}/admit',
  byToken: false,
  input: z.object({ requestId: Id, sentence: Sentence }),
  output: Nothing,
})
export const decline = operation({
  name: 'communities.decline',
  does: 'Turn down someone who asked to join; they are told kindly',
  http: 'POST /join-requests/{requestId}/decline',
  byToken: false,
  input: z.object({ requestId: Id, sentence: Sentence }),
  output: Nothing,
})
export const joinRequested = activity({
  kind: 'communities.join_requested',
  data: z.object({ requestId: Id, memberId: Id }),
})
export const requestDecided = activity({
  kind: 'communities.request_decided',
  data: z.object({ requestId: Id, memberId: Id, verdict: z.enum(['admitted', 'declined', 'withdrawn']) }),
})

export const listWaiting = operation({
  name: 'communities.listWaiting',
  does: 'What waits for a steward: who asks, who is new, which invitations are unanswered',
  http: 'GET /waiting',
  input: z.object({}),
  output: z.object({
    requests: z.array(JoinRequest).describe('at most 50, longest waiting first'),
    newcomers: z
      .array(MemberCard.extend({ days: z.number().int() }))
      .describe('joined in the last 30 days; at most 100'),
    unanswered: z
      .array(Invitation.extend({ days: z.number().int() }))
      .describe('invited by mail, not here yet; at most 100'),
  }),
})

/** A community as those see it who are not in it. */
export const Door = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  mission: z.string(),
  language: z.string(),
  accentLight: z.string(),
  accentDark: z.string(),
  joining: z.enum(['open', 'request']),
})
export const listDoors = operation({
  name: 'communities.listDoors',
  does: 'Communities of this instance with a public page that one can join or ask to join, by name',
  http: 'GET /doors',
  within: 'instance',
  byToken: false,
  input: z.object(paging),
  output: Page(Door),
})
