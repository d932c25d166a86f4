/** The public site: imprint, privacy, contact, and whether there are public pages at all. */
import { sql } from 'kysely'
import { type Db, k, prepared } from '#kernel/database.ts'
import { newSecret } from '#kernel/ids.ts'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { t } from '#kernel/words.ts'
import {
  getSiteSettings,
  listSites,
  missingOnSite,
  publishSite,
  readSite,
  type Site,
  type SiteSettings,
  sitePublished,
  siteUnpublished,
  siteUpdated,
  unpublishSite,
  updateSite,
} from './contract-site.ts'
import { isOwner, mayDoAnything } from './rules.ts'

type Row = Omit<Site, 'imprint' | 'privacy'> & {
  publicPage: boolean
  imprintDe: string
  imprintEn: string
  privacyDe: string
  privacyEn: string
}
type Looking = { db: Db; actor: Actor; community: CommunityRef }

const siteOf = prepared(
  (a: { community: string }) => sql<Row>`
    select c.id, c.slug, c.name, c.language, c.time_zone, c.color, c.logo_file_id is not null as has_logo, c.mission, c.joining,
      c.public_page, c.site_published_at as published_at, coalesce(s.contact, '') as contact,
      coalesce(s.imprint_de, '') as imprint_de, coalesce(s.imprint_en, '') as imprint_en,
      coalesce(s.privacy_de, '') as privacy_de, coalesce(s.privacy_en, '') as privacy_en
    from community c left join public_site s on s.community_id = c.id where c.id = ${a.community} and c.deleted_at is null`,
)

const isPublic = (row: Row): boolean => row.publicPage && row.publishedAt !== null

/** What is not published exists for nobody but those who are about to publish it. */
async function findSite({ db, actor, community }: Looking): Promise<Row | undefined> {
  const row = await db.one(siteOf({ community: community.id }))
  return row && (isPublic(row) || isOwner({ actor })) ? row : undefined
}

handle(readSite, {
  find: findSite,
  allow: mayDoAnything,
  run: async ({ found }) => {
    const { publicPage: _, imprintDe, imprintEn, privacyDe, privacyEn, ...shown } = found
    const publishedAt = isPublic(found) ? shown.publishedAt : null
    return {
      ...shown,
      publishedAt,
      imprint: { de: imprintDe, en: imprintEn },
      privacy: { de: privacyDe, en: privacyEn },
    }
  },
})

type Listed = ReturnType<typeof listSites.output.parse>['items'][number]

handle(listSites, {
  find: async () => null,
  allow: mayDoAnything,
  async run({ db, input }) {
    const [name, last] = readCursor(input.after, 2) ?? []
    const from = last
      ? sql`and (name collate "de-x-icu", id) > (${name}::text collate "de-x-icu", ${last}::uuid)`
      : sql``
    // index community_sites
    const rows = await db.rows(sql<Listed>`
      select id, slug, name, mission, language, accent_light, accent_dark, joining from community
      where site_published_at is not null and public_page and deleted_at is null ${from}
      order by name collate "de-x-icu", id limit ${input.most + 1}`)
    return pageOf(rows, input.most, (last) => cursorFrom(last.name, last.id))
  },
})

const findAny = ({ db, community }: Looking) => db.one(siteOf({ community: community.id }))

handle(getSiteSettings, { find: findAny, allow: isOwner, run: async ({ found }) => settingsShown(found) })

handle(updateSite, {
  find: findAny,
  allow: isOwner,
  async run({ db, input, actor, community, found, record, refuse }) {
    const next = { ...found, ...input }
    const [missing] = found.publishedAt === null ? [] : missingOf(next).filter((what) => what !== 'public_page')
    if (missing) throw refuse(`${missing}_missing`)
    const { imprintDe, imprintEn, privacyDe, privacyEn, contact } = next
    const texts = { imprintDe, imprintEn, privacyDe, privacyEn, contact, updatedBy: actor.memberId }
    db.send(
      k
        .insertInto('publicSite')
        .values({ communityId: community.id, formKey: newSecret(), ...texts })
        .onConflict((conflict) => conflict.column('communityId').doUpdateSet(texts)),
    )
    record(siteUpdated, null, {})
    return settingsShown(next)
  },
})

handle(publishSite, {
  find: findAny,
  allow: isOwner,
  async run(about) {
    const [missing] = missingOf(about.found)
    if (missing) throw about.refuse(`${missing}_missing`)
    if (about.found.publishedAt !== null) return settingsShown(about.found)
    return setPublished(about, about.now)
  },
})

handle(unpublishSite, {
  find: findAny,
  allow: isOwner,
  run: async (about) => (about.found.publishedAt === null ? settingsShown(about.found) : setPublished(about, null)),
})

function setPublished(
  { db, community, found, record }: RunContext<typeof publishSite | typeof unpublishSite, Row>,
  at: Date | null,
) {
  db.send(k.updateTable('community').set({ sitePublishedAt: at }).where('id', '=', community.id))
  record(at ? sitePublished : siteUnpublished, null, {})
  return settingsShown({ ...found, publishedAt: at?.toISOString() ?? null })
}

when(siteUpdated, { level: 'quiet' })
when(sitePublished, { level: 'quiet' })
when(siteUnpublished, { level: 'quiet' })

/** What the templates leave to be filled in, as they say it: "[Straße und Hausnummer]". */
const gaps = ['de', 'en'].flatMap((language) =>
  ['imprint', 'privacy'].flatMap((text) => {
    const [, ...begun] = t(language, `site:template.${text}`).split('[')
    return begun.map((gap) => `[${gap.slice(0, gap.indexOf(']') + 1)}`)
  }),
)

/** An imprint in one language is an imprint: the other page shows it, too. With gaps in it, it is none. */
const isWritten = (de: string, en: string): boolean => de + en !== '' && !gaps.some((gap) => (de + en).includes(gap))

function missingOf(row: Row): SiteMissing[] {
  const isThere = {
    imprint: isWritten(row.imprintDe, row.imprintEn),
    privacy: isWritten(row.privacyDe, row.privacyEn),
    public_page: row.publicPage,
  }
  return missingOnSite.filter((what) => !isThere[what])
}
type SiteMissing = (typeof missingOnSite)[number]

function settingsShown(row: Row): ReturnType<typeof SiteSettings.parse> {
  const template = (what: string) => ({
    de: t('de', `site:template.${what}`, { community: row.name }),
    en: t('en', `site:template.${what}`, { community: row.name }),
  })
  return {
    contact: row.contact,
    imprint: { de: row.imprintDe, en: row.imprintEn },
    privacy: { de: row.privacyDe, en: row.privacyEn },
    publishedAt: row.publishedAt,
    missing: missingOf(row),
    templates: { imprint: template('imprint'), privacy: template('privacy') },
  }
}
