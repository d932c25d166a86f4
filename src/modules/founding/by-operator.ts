/** Founding for somebody else, at the command line. */
import { sql } from 'kysely'
import { handle } from '#kernel/perform.ts'
import { createCommunity } from '#modules/communities/offers.ts'
import { foundByOperator } from './contract.ts'
import { mayFoundForOthers } from './rules.ts'
import { reserved } from './slug.ts'

handle(foundByOperator, {
  find: async ({ actor }) => actor,
  allow: mayFoundForOthers,
  conflicts: { community_slug_key: 'slug_taken' },
  async run(founding) {
    const { db, input, refuse, made } = founding
    const { slug, name, preset, language, ownerEmail, ownerName } = input
    if (reserved.has(slug)) throw refuse('slug_reserved')
    const person = await db.one(sql<{ id: string; name: string }>`
      select id, name from person where email = ${ownerEmail} and disabled_at is null`)
    if (!person) throw refuse('no_such_person')
    const owner = { personId: person.id, name: ownerName ?? (person.name.trim() || ownerEmail.split('@')[0]!) }
    const community = await createCommunity(founding, {
      slug,
      name,
      preset,
      language,
      color: '#12908e',
      mission: '',
      owner,
    })
    made(community.id)
    return { ...community, slug }
  },
})
