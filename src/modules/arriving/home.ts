/** How a community was set up where it comes from: each as we would take it from a form, else as here by default. */
import * as z from 'zod'
import { Instant } from '#kernel/contract.ts'
import type { Row } from '#kernel/exporting.ts'
import { Color, Name, Preset } from '#modules/communities/contract.ts'
import { Slug } from '#modules/founding/contract.ts'
import { Language, TimeZone } from '#modules/people/contract.ts'

const Home = z.object({
  slug: Slug.catch(''),
  name: Name.catch(''),
  preset: Preset.catch('association'),
  language: Language.catch('de'),
  timeZone: TimeZone.catch('Europe/Berlin'),
  color: Color.catch('#12908e'),
  mission: z.string().max(2_000).catch(''),
  foundedAt: Instant.nullable().catch(null),
})
export type Home = z.output<typeof Home>

export const homeIn = ({ community }: Row): Home =>
  Home.parse(typeof community === 'object' && community ? community : {})
