/** Shapes that several contracts of communities share. */
import * as z from 'zod'
import { Id, Instant } from '#kernel/contract.ts'

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

export const Role = z.enum(['owner', 'steward', 'member'])
export const Language = z.enum(['de', 'en'])
export const Preset = z.enum(['open', 'association', 'self_help', 'company', 'closed'])
export const Joining = z.enum(['open', 'request', 'invitation'])
export const Seen = z.enum(['members', 'stewards', 'me']).describe('who sees the field')
export const Visibility = z.object({
  about: Seen.optional(),
  place: Seen.optional(),
  skills: Seen.optional(),
  interests: Seen.optional(),
  gives: Seen.optional(),
  links: Seen.optional(),
})
export type Visibility = z.output<typeof Visibility>
export const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #12908e')

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
