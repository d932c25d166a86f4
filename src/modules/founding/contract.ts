/** Founding: a community with its mission, first goal and first channels, in one step. */
import * as z from 'zod'
import { Id, operation } from '#kernel/contract.ts'
import { Color, Name, Preset } from '#modules/communities/contract.ts'
import { NewValue } from '#modules/mission/contract.ts'
import { NewGoal } from '#modules/mission/contract-goals.ts'
import { Language, TimeZone } from '#modules/people/contract.ts'

export const Slug = z
  .string()
  .max(48)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'small letters, digits and hyphens')
  .describe('part of the address')

export const found = operation({
  name: 'founding.found',
  does: 'Found a community: mission, values, a first goal and channels; I become its owner',
  http: 'POST /communities',
  within: 'instance',
  byToken: false,
  perMinute: 10,
  input: z.object({
    slug: Slug.optional().describe('otherwise made from the name'),
    name: Name,
    preset: Preset.default('association'),
    language: Language.default('de'),
    timeZone: TimeZone.default('Europe/Berlin'),
    color: Color.default('#12908e'),
    mission: z.string().trim().min(1).max(2_000).describe('words between *asterisks* are set apart'),
    values: z
      .array(NewValue.omit({ id: true }))
      .max(20)
      .default([]),
    goal: NewGoal.omit({ ownerId: true })
      .nullable()
      .default(null)
      .describe('the first goal, with its metric; the founder carries it'),
    moreGoals: z
      .array(NewGoal.omit({ ownerId: true }))
      .max(10)
      .default([])
      .describe('further goals; the founder carries them'),
    joiningQuestions: z
      .array(z.string().trim().min(1).max(300))
      .max(10)
      .default([])
      .describe('what is asked of whoever wants to join'),
    channels: z
      .array(
        z.object({
          title: Name,
          topic: z.string().trim().max(500).default(''),
          isFirst: z.boolean().default(true).describe('joined by everyone who becomes a member'),
          purpose: z
            .enum(['goal', 'care', 'operations'])
            .nullable()
            .default(null)
            .describe('what it is for; goal: the one that is founded here'),
        }),
      )
      .max(20)
      .default([]),
    me: z.object({ name: Name }).describe('how I am called there'),
  }),
  output: z.object({ id: Id, slug: z.string(), memberId: Id, channelIds: z.array(Id), goalId: Id.nullable() }),
  refusals: [
    'slug_taken',
    'slug_reserved',
    'founding_by_invited',
    'founding_by_operator',
    'address_not_verified',
    'does_not_add_up',
    'target_against_direction',
  ],
})

export const suggestSlug = operation({
  name: 'founding.suggestSlug',
  does: 'See which address a community of this name would have',
  http: 'GET /communities/address',
  within: 'instance',
  byToken: false,
  input: z.object({ name: z.string().trim().max(120) }),
  output: z.object({ slug: z.string() }),
})

export const foundByOperator = operation({
  name: 'founding.foundByOperator',
  does: 'Found an empty community for somebody who has an account',
  http: 'POST /operator/communities',
  within: 'instance',
  byToken: false,
  hidden: ['http', 'mcp'],
  input: z.object({
    slug: Slug,
    name: Name,
    preset: Preset.default('association'),
    language: Language.default('de'),
    ownerEmail: z.email().max(254).toLowerCase(),
    ownerName: Name.optional().describe('otherwise the name of the account, or what stands before the @'),
  }),
  output: z.object({ id: Id, slug: z.string(), memberId: Id }),
  refusals: ['slug_taken', 'slug_reserved', 'no_such_person'],
})
