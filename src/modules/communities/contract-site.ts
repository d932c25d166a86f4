/** The public site of a community: what has to stand there, when it is shown, and the door for people without an account. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Email, Language } from '#modules/people/contract.ts'
import { Alias, Joining, Name, paging } from './contract.ts'
import { Door } from './contract-joining.ts'

const BothLanguages = z.object({ de: z.string(), en: z.string() }).describe('Markdown; may be empty in one language')

export const Site = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  language: Language,
  timeZone: z.string(),
  color: z.string(),
  hasLogo: z.boolean(),
  mission: z.string().describe('words between *asterisks* are set apart'),
  joining: Joining,
  contact: z.string().describe('an e-mail address, or empty'),
  imprint: BothLanguages,
  privacy: BothLanguages,
  publishedAt: Instant.nullable().describe('null: only its owners see it'),
})
export type Site = z.output<typeof Site>

export const readSite = operation({
  name: 'communities.readSite',
  does: 'Read what stands on every public page of a community: name, look, imprint, privacy',
  http: 'GET /site',
  input: z.object({}),
  output: Site,
})
export const listSites = operation({
  name: 'communities.listSites',
  does: 'List the communities of this instance that have public pages, by name',
  http: 'GET /sites',
  within: 'instance',
  byToken: false,
  input: z.object(paging),
  output: Page(Door.extend({ joining: Joining })),
})

export const missingOnSite = ['imprint', 'privacy', 'public_page'] as const
export const SiteSettings = z.object({
  contact: z.string(),
  imprint: BothLanguages,
  privacy: BothLanguages,
  publishedAt: Instant.nullable(),
  missing: z.array(z.enum(missingOnSite)).describe('what has to be there before it can be published'),
  templates: z.object({ imprint: BothLanguages, privacy: BothLanguages }).describe('to begin with'),
})
export const getSiteSettings = operation({
  name: 'communities.getSiteSettings',
  does: 'Read the settings of the public site (owners)',
  http: 'GET /site/settings',
  input: z.object({}),
  output: SiteSettings,
})
const Text = z.string().trim().max(20_000)
export const updateSite = operation({
  name: 'communities.updateSite',
  does: 'Change imprint, privacy and contact of the public site (owners)',
  http: 'PATCH /site/settings',
  byToken: false,
  input: z.object({
    imprintDe: Text.optional(),
    imprintEn: Text.optional(),
    privacyDe: Text.optional(),
    privacyEn: Text.optional(),
    contact: z.union([Email, z.literal('')]).optional(),
  }),
  output: SiteSettings,
  refusals: ['imprint_missing', 'privacy_missing'],
})
export const publishSite = operation({
  name: 'communities.publishSite',
  does: 'Show the public pages to everyone (owners)',
  http: 'POST /site/publish',
  byToken: false,
  input: z.object({}),
  output: SiteSettings,
  refusals: ['imprint_missing', 'privacy_missing', 'public_page_missing'],
})
export const unpublishSite = operation({
  name: 'communities.unpublishSite',
  does: 'Take the public pages back (owners)',
  http: 'POST /site/unpublish',
  byToken: false,
  input: z.object({}),
  output: SiteSettings,
})
export const siteUpdated = activity({ kind: 'communities.site_updated', data: z.object({}) })
export const sitePublished = activity({ kind: 'communities.site_published', data: z.object({}) })
export const siteUnpublished = activity({ kind: 'communities.site_unpublished', data: z.object({}) })

export const readDoor = operation({
  name: 'communities.readDoor',
  does: 'See how one comes in without an account, with the stamp that the answer needs',
  http: 'GET /door',
  byToken: false,
  perMinute: 120,
  input: z.object({}),
  output: z.object({
    joining: Joining,
    questions: z.array(z.string()),
    alias: Alias,
    charterVersion: z.number().int().nullable(),
    stamp: z.string().describe('valid a few seconds after now and for two days'),
  }),
})
export const wishToJoin = operation({
  name: 'communities.wishToJoin',
  does: 'Come to the door of a community without an account: a letter with a link follows',
  http: 'POST /join-wishes',
  byToken: false,
  perMinute: 10,
  input: z.object({
    name: Name,
    email: Email,
    language: Language.default('de'),
    answers: z.array(z.string().trim().max(2_000)).max(10).default([]).describe('in the order of the questions'),
    acceptsCharter: z.boolean().default(false),
    stamp: z.string().max(100).describe('of readDoor'),
    website: z.string().max(500).default('').describe('left empty by people'),
  }),
  output: Nothing,
  refusals: ['by_invitation_only', 'answers_missing', 'charter_not_accepted', 'sent_too_fast', 'form_too_old'],
})
const Secret = z.string().regex(/^[\w-]{22}$/, 'the last part of the link')
export const confirmWish = operation({
  name: 'communities.confirmWish',
  does: 'Use the link of the letter: come in, or be asked in by those who decide',
  http: 'POST /join-wishes/confirm',
  byToken: false,
  perMinute: 20,
  input: z.object({ secret: Secret }),
  output: z.object({ standing: z.enum(['active', 'requested']) }),
  refusals: ['wish_used_or_old', 'by_invitation_only', 'sign_up_closed', 'banned', 'suspended'],
})
