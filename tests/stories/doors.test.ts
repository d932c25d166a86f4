/** Further doors: codes of an app, a passkey in Chromium's own authenticator, and the operator's provider. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { setProvider } from '#modules/people/provider.ts'
import { openProvider } from '../provider.ts'
import { holds, type Look, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
// A passkey is bound to a name, never to an address.
stage.house.baseUrl = stage.url.replace('127.0.0.1', 'localhost')
const at = (path: string) => stage.house.baseUrl + path
const provider = await openProvider(at('/sign-in/provider'))
const PASSWORD = 'ein ganzer Satz als Passwort'
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate()

async function signUp(email: string, look: Look): Promise<Viewer> {
  const viewer = await stage.visit(undefined, '/sign-up', look)
  const { page, field, the } = viewer
  viewer.forgive(/401 .*\/api\/people\/me/)
  await page.goto(at('/sign-up'))
  await field('people:email').fill(email)
  await field('people:password').fill(PASSWORD)
  await the('button', 'people:signUp.do').click()
  await the('heading', 'people:posted.title').waitFor()
  await page.goto(at(await stage.letterTo(email)))
  await the('button', 'people:link.do').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.goto(at('/account'))
  return viewer
}

async function signOut({ page, the }: Viewer) {
  await page.goto(at('/account'))
  await the('button', 'people:account.signOut').click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
}

const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const
type Kept = { credentialId: string; isResidentCredential: boolean; privateKey: string; signCount: number }[]

/** Chromium's own authenticator. It is gone once a picture was taken: what it keeps is carried over. */
async function plugIn(page: Page, kept: Kept = []): Promise<() => Promise<Kept>> {
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR })
  for (const credential of kept) await devices.send('WebAuthn.addCredential', { authenticatorId, credential })
  return async () => (await devices.send('WebAuthn.getCredentials', { authenticatorId })).credentials
}

const phone = { language: 'de', width: 360 } as const

test('a passkey is added and opens without address or password', async () => {
  const viewer = await signUp('passkey@example.org', phone)
  const { page, the, field, text } = viewer
  const phoneKeeps = await plugIn(page)
  await the('button', 'people:doors.passkeyAdd').click()
  await field('people:doors.passkeyName').fill('Mein altes, sehr lange benanntes Telefon in der Küche')
  await field('people:doors.password').fill(PASSWORD)
  await the('button', 'people:doors.passkeyAdd').click()
  await text('people:doors.passkeyAdded').waitFor()
  const kept = await phoneKeeps()
  await looksRight(page, 'doors-passkey-de-360')
  await signOut(viewer)
  await looksRight(page, 'doors-sign-in-de-360')
  await plugIn(page, kept)
  await the('button', 'people:signIn.byPasskey').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto(at('/account'))
  await holds(async () => assert.match(await page.locator('main').innerText(), /zuletzt benutzt/))
})

test('codes are set up, asked for after the password, and a recovery code opens too', async () => {
  const viewer = await signUp('codes@example.org', { language: 'en', width: 1440 })
  const { page, the, field, t } = viewer
  await the('button', 'people:doors.codesStart').click()
  await field('people:doors.password').fill(PASSWORD)
  await the('button', 'people:doors.next').click()
  await the('img', 'people:doors.codesQr').waitFor()
  await looksRight(page, 'doors-codes-en-1440')
  await page.setViewportSize({ width: 360, height: 780 })
  await looksRight(page, 'doors-codes-en-360')
  await field('people:doors.codeOfApp').fill(codeOf(await page.locator('form code').innerText()))
  await the('button', 'people:doors.codesConfirm').click()
  await the('heading', 'people:doors.recovery').waitFor()
  const codes = await page.locator('ol code').allInnerTexts()
  assert.equal(codes.length, 10)
  await looksRight(page, 'doors-recovery-en-360')
  await the('button', 'people:doors.recoveryKept').click()
  await signOut(viewer)
  await field('people:email').fill('codes@example.org')
  await field('people:password').fill(PASSWORD)
  await the('button', 'people:signIn.do').click()
  await the('heading', 'people:secondStep.title').waitFor()
  viewer.forgive(/409 .*second-step/)
  await field('people:doors.code').fill('abcd-efgh-ijkl-mnop')
  await the('button', 'people:secondStep.do').click()
  await page.getByText(t('people:refusal.wrong_code')).waitFor()
  await looksRight(page, 'doors-second-step-en-360')
  await field('people:doors.code').fill(codes[0]!)
  await the('button', 'people:secondStep.do').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
})

test('the provider brings a newcomer in, and says why it does not open an account that was there', async () => {
  setProvider(stage.house, provider.at)
  provider.is({ sub: 'neu', email: 'neu.dort@example.org', email_verified: true })
  const name = { name: provider.at.name }
  const viewer = await stage.visit(undefined, '/sign-in', phone)
  viewer.forgive(/401 .*\/api\/people\/me/, /409 .*\/api\/people\/provider/)
  const { page, the, t } = viewer
  await page.goto(at('/sign-in'))
  await the('button', 'people:signIn.byProvider', name).click()
  await page.waitForURL((url) => url.origin === stage.house.baseUrl && !url.pathname.startsWith('/sign-in'))
  await page.goto(at('/account'))
  await page.getByText(t('people:provider.connected'), { exact: true }).waitFor()
  await looksRight(page, 'doors-connected-de-360')
  await page.context().clearCookies()
  provider.is({ sub: 'dieb', email: 'passkey@example.org', email_verified: true })
  await page.goto(at('/sign-in'))
  await the('button', 'people:signIn.byProvider', name).click()
  await page.getByText(t('people:refusal.sign_in_to_connect')).waitFor()
  await looksRight(page, 'doors-not-connected-de-360')
})
