/** How I am shown in one community. Nothing of it is known in another. */
import { k } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { profileUpdated, updateMyProfile } from './contract.ts'
import { findMember, withAbilities } from './members.ts'
import { mustBeOwnPicture } from './pictures.ts'
import { isInside } from './rules.ts'

handle(updateMyProfile, {
  find: async (about) => (about.actor.memberId ? findMember(about, about.actor.memberId) : about.community),
  allow: isInside,
  async run(context) {
    const { db, actor, input, community, record } = context
    const { visibility, ...changed } = input
    const me = actor.memberId!
    if (input.faceFileId) await mustBeOwnPicture(context, input.faceFileId)
    if (Object.keys(input).length > 0) {
      db.send(
        k
          .updateTable('member')
          .set({ ...changed, ...(visibility && { visibility }) })
          .where('communityId', '=', community.id)
          .where('id', '=', me),
      )
      record(profileUpdated, null, { memberId: me })
    }
    return withAbilities(actor, (await findMember(context, me))!)
  },
})
