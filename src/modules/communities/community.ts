/** A community as seen by whoever looks, and what its owners may change about it. */
import { sql } from 'kysely'
import { type Db, k } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { correctAccent } from '#web/kit/accent.ts'
import { type Community, communityUpdated, getCommunity, type Settings, updateCommunity } from './contract.ts'
import { mustBeOwnPicture } from './pictures.ts'
import { presets } from './presets.ts'
import {
  isInside,
  isMember,
  isNotYetIn,
  isOwner,
  isSteward,
  mayBy,
  mayDoAnything,
  mayUpdateCommunity,
} from './rules.ts'

type Looking = { db: Db; actor: Actor; community: CommunityRef }
type Row = Omit<Community, 'settings' | 'can'> & Settings

handle(getCommunity, {
  find: findCommunity,
  allow: mayDoAnything,
  run: async ({ found, actor }) => shownTo(actor, found),
})

handle(updateCommunity, {
  find: findCommunity,
  allow: mayUpdateCommunity,
  async run(context) {
    const { db, actor, input, community, record, house, afterCommit } = context
    const { logoFileId, color, preset, ...plain } = input
    if (logoFileId) await mustBeOwnPicture(context, logoFileId)
    const changed = {
      ...(preset && { preset, ...presets[preset] }),
      ...plain,
      ...(logoFileId !== undefined && { logoFileId }),
      ...(color && shadesOf(color)),
    }
    if (Object.keys(changed).length > 0) {
      db.send(k.updateTable('community').set(changed).where('id', '=', community.id))
      record(communityUpdated, null, {})
      afterCommit(() => house.bus.forget({ community: community.id }))
    }
    return shownTo(actor, (await findCommunity(context))!)
  },
})

/** The colour as given, and corrected so that it can be read on light and dark grounds. */
export function shadesOf(color: string) {
  const { light, dark } = correctAccent(color)
  return { color, accentLight: light.accent, accentDark: dark.accent }
}

/** Outsiders find it only with a public page, or when they have (or had) a place in it. */
async function findCommunity({ db, actor, community }: Looking): Promise<Row | undefined> {
  const row = await db.one(sql<Row>`
    select c.id, c.slug, c.name, c.language, c.time_zone, c.preset, c.color, c.accent_light, c.accent_dark,
      c.logo_file_id as logo, c.mission, c.joining, c.joining_questions, c.directory, c.alias, c.public_page,
      c.channels_by, c.invitations_by, c.mention_all_by, c.link_previews,
      (select max(version) from charter h where h.community_id = c.id) as charter_version,
      (select json_build_object('id', m.id, 'name', m.name, 'face', m.face_file_id, 'kind', m.kind, 'role', m.role,
        'standing', m.standing, 'charterVersion', m.charter_version)
        from member m where m.community_id = c.id and m.person_id = ${actor.personId}::uuid) as me
    from community c where c.id = ${community.id}`)
  return row && (row.publicPage || isInside({ actor }) || row.me) ? row : undefined
}

function shownTo(actor: Actor, row: Row): Community {
  const { directory, alias, publicPage, channelsBy, invitationsBy, mentionAllBy, linkPreviews, ...shown } = row
  const { joining, joiningQuestions } = row
  const rules = { directory, alias, publicPage, channelsBy, invitationsBy, mentionAllBy, linkPreviews }
  const settings = { joining, joiningQuestions, ...rules }
  return { ...shown, alias, settings: isInside({ actor }) ? settings : null, can: canDo(actor, row) }
}

function canDo(actor: Actor, row: Row): Community['can'] {
  const isFree = isNotYetIn({ actor }) && (!row.me || row.me.standing === 'left')
  return {
    update: isOwner({ actor }),
    updateLook: isSteward({ actor }),
    invite: mayBy(actor, row.invitationsBy),
    createChannels: mayBy(actor, row.channelsBy),
    createCircles: isMember({ actor }),
    mentionAll: mayBy(actor, row.mentionAllBy),
    seeDirectory: row.directory === 'members' ? isMember({ actor }) : isSteward({ actor }),
    decideRequests: isSteward({ actor }),
    setRoles: isOwner({ actor }),
    join: isFree && row.joining === 'open',
    askToJoin: isFree && row.joining === 'request',
    leave: isInside({ actor }),
  }
}
