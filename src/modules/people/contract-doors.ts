/** Further doors into an account: a second step with codes, passkeys, the operator's provider. */
import * as z from 'zod'
import { Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { AnyPassword, atTheCommandLine, atTheDoor, Device, Email, Entrance, LinkToken } from './contract.ts'

const Proof = AnyPassword.optional().describe(
  'the password; without one a sign-in of the last quarter of an hour is enough',
)
const Code = z.string().trim().min(6).max(40).describe('six digits of the app, or a recovery code')
const RecoveryCodes = z.array(z.string()).describe('ten, each for one use, shown this once')

export const Passkey = z.object({ id: Id, name: z.string(), createdAt: Instant, usedAt: Instant.nullable() })

export const readDoors = operation({
  ...atTheDoor,
  name: 'people.readDoors',
  does: 'Read by which doors one comes into my account',
  http: 'GET /people/me/doors',
  input: z.object({}),
  output: z.object({
    codesSince: Instant.nullable().describe('since when signing in asks for a code; null: it does not'),
    recoveryCodes: z.number().int().describe('how many are left'),
    passkeys: z.array(Passkey),
  }),
})

export const startSecondStep = operation({
  ...atTheDoor,
  name: 'people.startSecondStep',
  does: 'Begin to set up codes of an app (TOTP) as a second step; asked for once a code was confirmed',
  http: 'POST /people/me/second-step/start',
  perMinute: 10,
  input: z.object({ password: Proof }),
  output: z.object({
    secret: z.string().describe('in Base32, to be typed into an app'),
    uri: z.string().describe('otpauth:// URI, to be shown as a QR code'),
  }),
  refusals: ['wrong_password', 'sign_in_again', 'second_step_on'],
})

export const turnOnSecondStep = operation({
  ...atTheDoor,
  name: 'people.turnOnSecondStep',
  does: 'Confirm the app by its code: signing in asks for one from now on; all other sessions end',
  http: 'POST /people/me/second-step',
  perMinute: 10,
  input: z.object({ code: Code }),
  output: z.object({ recoveryCodes: RecoveryCodes }),
  refusals: ['wrong_code', 'second_step_on', 'second_step_not_begun'],
})

export const renewRecoveryCodes = operation({
  ...atTheDoor,
  name: 'people.renewRecoveryCodes',
  does: 'Get ten new recovery codes; the old ones end',
  http: 'POST /people/me/recovery-codes',
  perMinute: 10,
  input: z.object({ code: Code }),
  output: z.object({ recoveryCodes: RecoveryCodes }),
  refusals: ['wrong_code'],
})

export const turnOffSecondStep = operation({
  ...atTheDoor,
  name: 'people.turnOffSecondStep',
  does: 'Ask for no codes any more; all other sessions end',
  http: 'POST /people/me/second-step/end',
  perMinute: 10,
  input: z.object({ code: Code }),
  output: Nothing,
  refusals: ['wrong_code'],
})

export const finishSignIn = operation({
  ...atTheDoor,
  name: 'people.finishSignIn',
  does: 'Take the second step: the ticket of the first, and a code',
  http: 'POST /people/sign-in/second-step',
  perMinute: 20,
  input: z.object({ ticket: LinkToken, code: Code, device: Device }),
  output: Entrance,
  refusals: ['wrong_code', 'ticket_old'],
})

export const turnOffSecondStepOf = operation({
  ...atTheCommandLine,
  name: 'people.turnOffSecondStepOf',
  does: 'Let somebody in again who lost app and recovery codes: no codes are asked any more, all sessions end',
  http: 'POST /people/second-steps/end',
  input: z.object({ email: Email }),
  output: z.object({ email: z.string() }),
  refusals: ['no_such_person', 'second_step_off'],
})

const PasskeyName = z.string().trim().min(1).max(80).describe('what it is called in the list, such as the device')
const PasskeyOptions = z.string().describe('JSON for `navigator.credentials` (WebAuthn Level 3, 5.1.8 and 5.1.9)')
const PasskeyAnswer = z.string().max(20_000).describe('JSON of the credential as the browser gives it')

export const startPasskey = operation({
  ...atTheDoor,
  name: 'people.startPasskey',
  does: 'Begin to add a passkey',
  http: 'POST /people/me/passkeys/start',
  perMinute: 10,
  input: z.object({ password: Proof }),
  output: z.object({ options: PasskeyOptions }),
  refusals: ['wrong_password', 'sign_in_again', 'too_many_passkeys'],
})

export const addPasskey = operation({
  ...atTheDoor,
  name: 'people.addPasskey',
  does: 'Add the passkey that the browser made',
  http: 'POST /people/me/passkeys',
  perMinute: 10,
  input: z.object({ name: PasskeyName, answer: PasskeyAnswer }),
  output: z.object({ id: Id }),
  refusals: ['passkey_refused', 'passkey_known'],
})

export const renamePasskey = operation({
  ...atTheDoor,
  name: 'people.renamePasskey',
  does: 'Call a passkey something else',
  http: 'PATCH /people/me/passkeys/{passkeyId}',
  input: z.object({ passkeyId: Id, name: PasskeyName }),
  output: Nothing,
})

export const removePasskey = operation({
  ...atTheDoor,
  name: 'people.removePasskey',
  does: 'Remove a passkey: it opens nothing any more; all other sessions end',
  http: 'POST /people/me/passkeys/{passkeyId}/remove',
  perMinute: 10,
  input: z.object({ passkeyId: Id, password: Proof }),
  output: Nothing,
  refusals: ['wrong_password', 'sign_in_again'],
})

export const startPasskeySignIn = operation({
  ...atTheDoor,
  name: 'people.startPasskeySignIn',
  does: 'Ask for what a passkey is to sign; nothing is said about whose',
  http: 'POST /people/passkey-sign-in/start',
  perMinute: 30,
  input: z.object({}),
  output: z.object({ options: PasskeyOptions }),
})

export const signInByPasskey = operation({
  ...atTheDoor,
  name: 'people.signInByPasskey',
  does: 'Sign in with a passkey; it asks by itself who is there, so that no second step follows',
  http: 'POST /people/passkey-sign-in',
  perMinute: 30,
  input: z.object({ answer: PasskeyAnswer, device: Device }),
  output: Entrance,
  refusals: ['passkey_refused'],
})
