/** People: accounts on this instance, how they sign in, and the tokens they hold. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email()).describe('an e-mail address')
export const NewPassword = z.string().min(10).max(128).describe('at least 10 characters')
export const AnyPassword = z.string().min(1).max(128)
export const Language = z.enum(['de', 'en'])
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/Berlin' })
  .describe('IANA time zone')
/** What a link of ours holds behind the `#`. */
export const LinkToken = z.string().regex(/^[\w-]{22}$/, { error: 'is no token of a link' })

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false // Intl says so by throwing
  }
}

/** Never by token and never for an assistant: whoever signs in is a person at a screen. */
export const atTheDoor = { within: 'instance', byToken: false, hidden: ['mcp'] } as const
/** Goes into the letter and nowhere else: it may hold the secret of an invitation. */
const Next = z.string().max(300).optional().describe('path of ours to go to afterwards')
export const Device = z
  .string()
  .max(200)
  .optional()
  .describe('what this session is called in the list, such as Firefox')

export const Entrance = z.object({
  personId: Id.nullable().describe('who is in now; null: a second step is needed'),
  ticket: LinkToken.nullable().describe('for `people.finishSignIn`, valid for ten minutes; null: none is needed'),
})

export const signUp = operation({
  ...atTheDoor,
  name: 'people.signUp',
  does: 'Ask for an account: a letter with a link follows, whether or not the address is known',
  http: 'POST /people/sign-up',
  perMinute: 20,
  input: z.object({
    email: Email,
    password: NewPassword.optional().describe('without one, links by e-mail sign in'),
    language: Language.default('de'),
    timeZone: TimeZone.default('Europe/Berlin'),
    invitation: LinkToken.optional().describe('of an invitation, where only the invited may sign up'),
    next: Next,
  }),
  output: Nothing,
  refusals: ['sign_up_closed', 'sign_up_by_invitation'],
})

export const signIn = operation({
  ...atTheDoor,
  name: 'people.signIn',
  does: 'Sign in with e-mail and password',
  http: 'POST /people/sign-in',
  perMinute: 30,
  input: z.object({ email: Email, password: AnyPassword, device: Device }),
  output: Entrance,
  refusals: ['wrong_email_or_password'],
})

export const sendSignInLink = operation({
  ...atTheDoor,
  name: 'people.sendSignInLink',
  does: 'Ask for a letter with a link that signs in once',
  http: 'POST /people/sign-in-links',
  perMinute: 20,
  input: z.object({
    email: Email,
    language: Language.default('de').describe('of the letter where the address is unknown'),
    next: Next,
  }),
  output: Nothing,
})

export const confirm = operation({
  ...atTheDoor,
  name: 'people.confirm',
  does: 'Use the link of a letter: sign in, finish signing up, or confirm a new address',
  http: 'POST /people/confirm',
  perMinute: 30,
  input: z.object({ token: LinkToken, device: Device }),
  output: Entrance.extend({ what: z.enum(['signed_in', 'signed_up', 'email_changed']) }),
  refusals: ['link_used_or_old', 'email_taken'],
})

export const signOut = operation({
  ...atTheDoor,
  name: 'people.signOut',
  does: 'End this session',
  http: 'POST /people/sign-out',
  input: z.object({}),
  output: Nothing,
})

export const MyCommunity = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  accentLight: z.string(),
  accentDark: z.string(),
  logoFileId: Id.nullable(),
  memberId: Id,
  kind: z.string(),
  role: z.string(),
  standing: z.string().describe('active, requested, paused or suspended'),
  unseen: z.number().int().describe('notices not yet seen, at most 100'),
})

export const Me = z.object({
  id: Id,
  email: z.string(),
  language: Language,
  timeZone: z.string(),
  isOperator: z.boolean(),
  hasPassword: z.boolean(),
  communities: z.array(MyCommunity),
})
export type Me = z.output<typeof Me>

export const me = operation({
  ...atTheDoor,
  name: 'people.me',
  does: 'Read the own account and the communities it belongs to',
  http: 'GET /people/me',
  input: z.object({}),
  output: Me,
})

export const updateMe = operation({
  ...atTheDoor,
  name: 'people.updateMe',
  does: 'Change language or time zone at once, the e-mail address after a link sent to it was used',
  http: 'PATCH /people/me',
  input: z.object({
    language: Language.optional(),
    timeZone: TimeZone.optional(),
    email: Email.optional(),
    password: AnyPassword.optional().describe('the present one; needed for a new address where there is one'),
  }),
  output: Nothing,
  refusals: ['wrong_password'],
})

export const changePassword = operation({
  ...atTheDoor,
  name: 'people.changePassword',
  does: 'Set a new password; all other sessions end',
  http: 'PUT /people/me/password',
  perMinute: 20,
  input: z.object({ password: NewPassword, oldPassword: AnyPassword.optional().describe('needed where there is one') }),
  output: Nothing,
  refusals: ['wrong_password'],
})

export const requestReset = operation({
  ...atTheDoor,
  name: 'people.requestReset',
  does: 'Ask for a letter with a link to a new password',
  http: 'POST /people/resets',
  perMinute: 20,
  input: z.object({ email: Email, language: Language.default('de'), next: Next }),
  output: Nothing,
})

export const reset = operation({
  ...atTheDoor,
  name: 'people.reset',
  does: 'Set a new password by the link of a letter; all sessions end',
  http: 'POST /people/reset',
  perMinute: 30,
  input: z.object({ token: LinkToken, password: NewPassword, device: Device }),
  output: Entrance,
  refusals: ['link_used_or_old'],
})

export const listSessions = operation({
  ...atTheDoor,
  name: 'people.listSessions',
  does: 'List where I am signed in',
  http: 'GET /people/me/sessions',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ id: Id, device: z.string(), createdAt: Instant, lastUsedAt: Instant, isThis: z.boolean() }),
    ),
  }),
})

export const endSession = operation({
  ...atTheDoor,
  name: 'people.endSession',
  does: 'End one of my sessions',
  http: 'DELETE /people/me/sessions/{sessionId}',
  input: z.object({ sessionId: Id }),
  output: Nothing,
})

export const endOtherSessions = operation({
  ...atTheDoor,
  name: 'people.endOtherSessions',
  does: 'End all my sessions but this one',
  http: 'DELETE /people/me/sessions',
  input: z.object({}),
  output: Nothing,
})

export const useSetUpLink = operation({
  ...atTheDoor,
  name: 'people.useSetUpLink',
  does: 'Become the operator of this instance by the link printed at its first start',
  http: 'POST /people/set-up',
  perMinute: 20,
  input: z.object({
    token: LinkToken,
    email: Email,
    password: NewPassword,
    language: Language.default('de'),
    timeZone: TimeZone.default('Europe/Berlin'),
    device: Device,
  }),
  output: Entrance,
  refusals: ['link_used_or_old', 'email_taken'],
})

const Who = z.enum(['open', 'invited', 'operator'])
export const InstanceSettings = z.object({
  signUp: Who.describe('who may sign up'),
  found: Who.describe('who may found a community'),
  frontPage: z
    .string()
    .regex(/^[a-z0-9-]{1,48}$/)
    .nullable()
    .describe('slug of the community that visitors see at the root; null: the directory of all public ones'),
})
export type InstanceSettings = z.output<typeof InstanceSettings>

export const readSettings = operation({
  ...atTheDoor,
  name: 'people.readSettings',
  does: 'Read who may sign up here and found a community, and what visitors see first',
  http: 'GET /people/settings',
  input: z.object({}),
  output: InstanceSettings.extend({
    isSetUp: z.boolean().describe('somebody runs this instance; else its first start printed the link to set it up'),
    keepsLetters: z.boolean().describe('without a mail server letters are read at /outbox, on this machine only'),
  }),
})

export const changeSettings = operation({
  ...atTheDoor,
  name: 'people.changeSettings',
  does: 'Change who may sign up here and found a community, and what visitors see first',
  http: 'PATCH /people/settings',
  input: InstanceSettings.partial(),
  output: InstanceSettings,
})

export const Scope = z
  .string()
  .max(80)
  .regex(/^([a-z-]+:(read|write)|[a-z-]+\.[a-zA-Z]+)$/)
  .describe('module:read, module:write, private:read or the name of an operation')

export const Token = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant,
  usedAt: Instant.nullable().describe('to the hour'),
})
export const NewToken = Token.extend({ secret: z.string().describe('lst_…, shown this once') })

const TokenWish = {
  name: z.string().trim().min(1).max(80).describe('what it is for'),
  scopes: z.array(Scope).min(1).max(40).optional().describe('default: reading everything, private talk excepted'),
  days: z.number().int().min(1).max(365).default(90).describe('valid for so many days'),
}

export const listTokens = operation({
  name: 'people.listTokens',
  does: 'List my tokens in this community',
  http: 'GET /tokens',
  byToken: false,
  hidden: ['mcp'],
  input: z.object({}),
  output: z.object({
    items: z.array(Token),
    areas: z
      .array(z.object({ name: z.string(), reads: z.boolean(), writes: z.boolean() }))
      .describe('modules that tokens may be cut to, and whether there is something to read and to change'),
  }),
})

export const createToken = operation({
  name: 'people.createToken',
  does: 'Make a token that acts as me in this community, cut by scopes',
  http: 'POST /tokens',
  byToken: false,
  hidden: ['mcp'],
  perMinute: 20,
  input: z.object(TokenWish),
  output: NewToken,
  refusals: ['unknown_scope', 'too_many_tokens'],
})

export const revokeToken = operation({
  name: 'people.revokeToken',
  does: 'End one of my tokens at once',
  http: 'DELETE /tokens/{tokenId}',
  byToken: false,
  hidden: ['mcp'],
  input: z.object({ tokenId: Id }),
  output: Nothing,
})

export const tokenMade = activity({ kind: 'people.token_made', data: z.object({ tokenId: Id, memberId: Id }) })
export const tokenRevoked = activity({ kind: 'people.token_revoked', data: z.object({ tokenId: Id, memberId: Id }) })

/** The operator's, at the command line only. */
export const atTheCommandLine = { within: 'instance', byToken: false, hidden: ['http', 'mcp'] } as const

export const addPerson = operation({
  ...atTheCommandLine,
  name: 'people.addPerson',
  does: 'Make an account; without a password, links by e-mail sign in',
  http: 'POST /people',
  input: z.object({
    email: Email,
    name: z.string().trim().max(120).default(''),
    password: NewPassword.optional(),
    language: Language.default('de'),
    timeZone: TimeZone.default('Europe/Berlin'),
  }),
  output: z.object({ id: Id, email: z.string() }),
  refusals: ['email_taken'],
})

export const createTokenFor = operation({
  ...atTheCommandLine,
  name: 'people.createTokenFor',
  does: 'Make a token for a member of a community',
  http: 'POST /people/tokens',
  input: z.object({ email: Email, community: z.string().max(48).describe('slug'), ...TokenWish }),
  output: NewToken,
  refusals: ['no_such_member', 'unknown_scope', 'too_many_tokens'],
})
