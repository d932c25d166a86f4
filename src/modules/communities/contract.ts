/** Communities: one mission's home and the members in it. Circles, invitations and joining have contracts beside this. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Language, TimeZone } from '#modules/people/contract.ts'

/** A member as shown beside what they said or did. */
export const Author = z.object({
  id: Id,
  name: z.string(),
  face: Id.nullable().describe('file id of the picture'),
  kind: z.string(),
  role: z.string(),
})

/** One line, no control characters: names stand in mail headers, calendars and CSV. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}]*$/u, 'one line of text')

export const Line = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'one line of text')

/** How a list is asked for, page by page. */
export const paging = {
  after: z.string().max(600).optional().describe('`next` of the page before'),
  most: z.number().int().min(1).max(100).default(50),
}

export const roles = ['owner', 'steward', 'member'] as const
export const Role = z.enum(roles)
export const kinds = ['member', 'guest'] as const
export const Preset = z.enum(['open', 'association', 'self_help', 'company', 'closed'])
export const Joining = z.enum(['open', 'request', 'invitation'])
export const Seen = z.enum(['members', 'stewards', 'me']).describe('who sees the field')
export const Visibility = z
  .object({
    about: Seen,
    place: Seen,
    skills: Seen,
    interests: Seen,
    gives: Seen,
    time: Seen.describe('who sees hours and freeTime'),
    languages: Seen,
    timeZone: Seen,
    links: Seen,
  })
  .partial()
export type Visibility = z.output<typeof Visibility>
export const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #12908e')

/** What members say of themselves, as they write it. */
export const SpokenLanguage = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .describe('BCP 47 primary tag, such as de')
const Words = z.array(Line.min(1).max(60)).max(30)
const Profile = z.object({
  about: z.string().trim().max(2_000),
  place: Line,
  skills: Words,
  interests: Words,
  gives: z.string().trim().max(500).describe('what they offer'),
  hours: z.number().int().min(0).max(744).nullable().describe('hours a month they have; null: not said'),
  freeTime: Line.describe('when, in their own words'),
  languages: z.array(SpokenLanguage).max(20),
  timeZone: TimeZone.nullable(),
  links: z.array(z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(500)).max(10),
})

export const MemberCard = z.object({
  id: Id,
  name: z.string(),
  face: Id.nullable().describe('file id of the picture'),
  kind: z.string(),
  role: z.string(),
  standing: z.string(),
  place: z.string(),
  skills: z.array(z.string()),
  interests: z.array(z.string()),
  joinedAt: Instant.nullable(),
})
export type MemberCard = z.output<typeof MemberCard>

const By = z.enum(['member', 'steward'])
export const Alias = z.enum(['free', 'real_name'])
export const Settings = z.object({
  joining: Joining,
  joiningQuestions: z.array(Line.min(1)).max(10),
  directory: z.enum(['members', 'stewards']).describe('who may leaf through the members'),
  alias: Alias,
  publicPage: z.boolean(),
  channelsBy: By,
  invitationsBy: By,
  mentionAllBy: By,
  linkPreviews: z
    .boolean()
    .describe('the house may ask pages that messages link to what they are; in direct conversations it never does'),
})
export type Settings = z.output<typeof Settings>

export const Community = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  language: z.string(),
  timeZone: z.string(),
  preset: Preset,
  color: z.string().describe('as given; the logo keeps it'),
  accentLight: z.string().describe('the colour corrected for light grounds'),
  accentDark: z.string(),
  logo: Id.nullable().describe('file id'),
  mission: z.string(),
  joining: Joining,
  joiningQuestions: z.array(z.string()),
  alias: Alias,
  charterVersion: z.number().int().nullable().describe('the charter in force; null: none yet'),
  settings: Settings.nullable().describe('null for those outside'),
  me: z
    .object({
      id: Id,
      name: z.string(),
      face: Id.nullable(),
      kind: z.string(),
      role: Role,
      standing: z.string().describe('active, or where I stand: requested, suspended, left, banned'),
      charterVersion: z.number().int().nullable().describe('the charter I accepted'),
    })
    .nullable(),
  can: z.object({
    update: z.boolean().describe('name, settings, preset'),
    updateLook: z.boolean().describe('colour, logo, questions, previews of links'),
    invite: z.boolean(),
    createChannels: z.boolean(),
    createCircles: z.boolean(),
    mentionAll: z.boolean(),
    seeDirectory: z.boolean(),
    decideRequests: z.boolean(),
    setRoles: z.boolean(),
    join: z.boolean(),
    askToJoin: z.boolean(),
    leave: z.boolean(),
  }),
})
export type Community = z.output<typeof Community>

export const getCommunity = operation({
  name: 'communities.getCommunity',
  does: 'See a community: name, look, settings, my place in it and what I may do',
  http: 'GET /about',
  input: z.object({}),
  output: Community,
})

export const updateCommunity = operation({
  name: 'communities.updateCommunity',
  does: "Change a community's name, look or settings; a preset sets all settings it names",
  http: 'PATCH /about',
  byToken: false,
  input: z.object({
    name: Name.optional(),
    language: Language.optional(),
    timeZone: TimeZone.optional(),
    preset: Preset.optional(),
    color: Color.optional(),
    logoFileId: Id.nullable().optional(),
    ...Settings.partial().shape,
  }),
  output: Community,
  refusals: ['no_such_picture'],
})
export const founded = activity({ kind: 'communities.founded', data: z.object({ memberId: Id }) })
export const communityUpdated = activity({ kind: 'communities.community_updated', data: z.object({}) })

export const listMembers = operation({
  name: 'communities.listMembers',
  does: 'Leaf through the members and guests, by name',
  http: 'GET /members',
  input: z.object({
    text: Line.optional().describe('part of a name, skill, interest or place'),
    skill: Line.optional(),
    interest: Line.optional(),
    language: SpokenLanguage.optional(),
    hasTime: z.boolean().optional().describe('true: only those who say how much time they have'),
    circleId: Id.optional().describe('only those in this circle, where I may see who is'),
    role: Role.optional(),
    kind: z.enum(kinds).optional(),
    ...paging,
  }),
  output: Page(MemberCard),
})

/** How many bring a word, the most frequent first. */
const Frequent = z.array(z.object({ word: z.string(), members: z.number().int() })).describe('at most 40')
export const surveyMembers = operation({
  name: 'communities.surveyMembers',
  does: 'See how many are here, and which skills, interests and languages they bring',
  http: 'GET /members/survey',
  input: z.object({}),
  output: z.object({
    members: z.number().int(),
    guests: z.number().int(),
    newcomers: z.number().int().describe('of them, who came in the last 30 days'),
    skills: Frequent,
    interests: Frequent,
    languages: Frequent,
  }),
})

export const Member = MemberCard.extend({
  ...Profile.shape,
  links: z.array(z.string()),
  visibility: Visibility.nullable().describe('only on my own profile'),
  circles: z.array(z.object({ id: Id, name: z.string(), isHost: z.boolean() })).describe('those I may know of'),
  isMe: z.boolean(),
  can: z.object({
    remove: z.boolean(),
    ban: z.boolean(),
    unban: z.boolean(),
    suspend: z.boolean(),
    resume: z.boolean(),
    setRole: z.boolean(),
  }),
})
export type Member = z.output<typeof Member>

export const getMember = operation({
  name: 'communities.getMember',
  does: "See a member's profile, as far as they show it to me",
  http: 'GET /members/{memberId}',
  input: z.object({ memberId: Id }),
  output: Member,
})

export const updateMyProfile = operation({
  name: 'communities.updateMyProfile',
  does: 'Change how I am shown in this community',
  http: 'PATCH /me',
  input: z.object({
    name: Name.optional().describe('or an alias, where the community allows it'),
    faceFileId: Id.nullable().optional().describe('a picture I uploaded as a face'),
    ...Profile.partial().shape,
    visibility: Visibility.optional(),
  }),
  output: Member,
  refusals: ['no_such_picture'],
})
export const profileUpdated = activity({ kind: 'communities.profile_updated', data: z.object({ memberId: Id }) })

export const namesOf = operation({
  name: 'communities.namesOf',
  does: 'Names and faces of members and circles, for mentions; what I may not know is absent',
  http: 'POST /names',
  effect: 'read',
  perMinute: 600,
  input: z.object({
    memberIds: z.array(Id).max(500).default([]),
    circleIds: z.array(Id).max(500).default([]),
  }),
  output: z.object({ members: z.array(Author), circles: z.array(z.object({ id: Id, name: z.string() })) }),
})

export const suggestMembers = operation({
  name: 'communities.suggestMembers',
  does: 'Members and circles to mention: those who would hear it',
  http: 'GET /mentions',
  input: z.object({
    query: Line.describe('what follows the @; may be empty'),
    subjectId: Id.optional().describe('where it is to be said: only those who may see it'),
  }),
  output: z.object({
    members: z.array(Author).describe('at most 10, beginnings first'),
    circles: z.array(z.object({ id: Id, name: z.string(), members: z.number().int() })),
    all: z.number().int().nullable().describe('how many @all would reach; null where I may not'),
  }),
})

export const leave = operation({
  name: 'communities.leave',
  does: 'Leave the community',
  http: 'POST /leave',
  effect: 'destroy',
  byToken: false,
  input: z.object({}),
  output: Nothing,
  refusals: ['last_owner'],
})

const standingOperation = <Name extends string, Verb extends string>(name: Name, verb: Verb, does: string) =>
  operation({
    name: `communities.${name}`,
    does,
    http: `POST /members/{memberId}/${verb}`,
    effect: 'destroy',
    byToken: false,
    input: z.object({ memberId: Id }),
    output: Nothing,
    refusals: ['last_owner', 'wrong_standing'],
  })
export const removeMember = standingOperation('removeMember', 'remove', 'Take a member out; they may come back')
export const banMember = standingOperation('banMember', 'ban', 'Take a member out; they may not come back')
export const unbanMember = standingOperation('unbanMember', 'unban', 'Let a banned person come back')
export const suspendMember = standingOperation('suspendMember', 'suspend', 'Keep a member out for a while')
export const resumeMember = standingOperation('resumeMember', 'resume', 'Let a suspended member in again')

export const setRole = operation({
  name: 'communities.setRole',
  does: 'Make a member owner, steward or member',
  http: 'PUT /members/{memberId}/role',
  byToken: false,
  input: z.object({ memberId: Id, role: Role }),
  output: Nothing,
  refusals: ['last_owner', 'not_a_member'],
})
export const handOver = operation({
  name: 'communities.handOver',
  does: 'Hand my ownership to another member and become steward',
  http: 'POST /members/{memberId}/hand-over',
  byToken: false,
  input: z.object({ memberId: Id }),
  output: Nothing,
  refusals: ['not_a_member'],
})

export const HowJoined = z.enum(['openly', 'asked', 'invited', 'founded'])
export const memberJoined = activity({
  kind: 'communities.member_joined',
  data: z.object({ memberId: Id, kind: z.enum(kinds), how: HowJoined }),
})
export const memberLeft = activity({
  kind: 'communities.member_left',
  data: z.object({ memberId: Id, how: z.enum(['left', 'removed', 'banned']) }),
})
/** Nothing of them is left but what they chose to leave, without a name. */
export const memberErased = activity({ kind: 'communities.member_erased', data: z.object({ memberId: Id }) })
export const standingSet = activity({
  kind: 'communities.standing_set',
  data: z.object({ memberId: Id, standing: z.enum(['active', 'suspended', 'left']) }),
})
export const roleSet = activity({
  kind: 'communities.role_set',
  data: z.object({ memberId: Id, role: Role, was: Role }),
})

export const listBarred = operation({
  name: 'communities.listBarred',
  does: 'Who is suspended or banned (stewards)',
  http: 'GET /barred',
  input: z.object(paging),
  output: Page(MemberCard.extend({ since: Instant.nullable() })),
})
