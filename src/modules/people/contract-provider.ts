/** Signing in by the provider that the operator configured (OpenID Connect). */
import * as z from 'zod'
import { Nothing, operation } from '#kernel/contract.ts'
import { AnyPassword, atTheDoor, Device, Entrance, Language, LinkToken, TimeZone } from './contract.ts'

const Start = z.object({
  url: z.string().describe('at the provider, to go to'),
  ticket: LinkToken.describe('kept by the browser that goes there, and by nobody else, for when it comes back'),
})
const Back = {
  ticket: LinkToken,
  code: z.string().min(1).max(4_000).describe('of the provider, from the address one comes back to'),
  state: z.string().min(1).max(200).describe('the same'),
}
const Proof = AnyPassword.optional().describe(
  'the password; without one a sign-in of the last quarter of an hour is enough',
)
const provider = ['no_provider', 'provider_silent'] as const

export const readProvider = operation({
  ...atTheDoor,
  name: 'people.readProvider',
  does: 'Read by which provider one may sign in here, and whether my account is connected with it',
  http: 'GET /people/provider',
  input: z.object({}),
  output: z.object({
    name: z.string().nullable().describe('as the operator calls it; null: there is none'),
    isConnected: z.boolean(),
  }),
})

export const startProviderSignIn = operation({
  ...atTheDoor,
  name: 'people.startProviderSignIn',
  does: 'Begin to sign in by the provider',
  http: 'POST /people/provider/start',
  perMinute: 30,
  input: z.object({}),
  output: Start,
  refusals: provider,
})

export const signInByProvider = operation({
  ...atTheDoor,
  name: 'people.signInByProvider',
  does: 'Come back from the provider: into the account connected with it, or into a new one',
  http: 'POST /people/provider/sign-in',
  perMinute: 30,
  input: z.object({
    ...Back,
    language: Language.default('de'),
    timeZone: TimeZone.default('Europe/Berlin'),
    invitation: LinkToken.optional().describe('of an invitation, where only the invited may sign up'),
    device: Device,
  }),
  output: Entrance,
  refusals: [
    ...provider,
    'provider_refused',
    'provider_without_address',
    'sign_in_to_connect',
    'sign_up_closed',
    'sign_up_by_invitation',
  ],
})

export const startProviderConnection = operation({
  ...atTheDoor,
  name: 'people.startProviderConnection',
  does: 'Begin to connect my account with the provider',
  http: 'POST /people/me/provider/start',
  perMinute: 10,
  input: z.object({ password: Proof }),
  output: Start,
  refusals: [...provider, 'wrong_password', 'sign_in_again'],
})

export const connectProvider = operation({
  ...atTheDoor,
  name: 'people.connectProvider',
  does: 'Come back from the provider: it opens my account from now on',
  http: 'POST /people/me/provider',
  perMinute: 10,
  input: z.object(Back),
  output: Nothing,
  refusals: [...provider, 'provider_refused', 'provider_taken'],
})

export const disconnectProvider = operation({
  ...atTheDoor,
  name: 'people.disconnectProvider',
  does: 'The provider opens my account no longer; all other sessions end',
  http: 'POST /people/me/provider/end',
  perMinute: 10,
  input: z.object({ password: Proof }),
  output: Nothing,
  refusals: ['wrong_password', 'sign_in_again', 'no_provider'],
})
