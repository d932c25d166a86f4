import type { Examples } from '#tests/examples.ts'
import { inviteByLink } from './contract-joining.ts'

export const examples: Examples = {
  async objects({ owner, place, subjectId }) {
    const { invitation } = await owner.does(inviteByLink, {})
    const circleId = Object.values(place.circles)[0] ?? subjectId
    return {
      invitationId: invitation.id,
      memberId: Object.values(place.members).at(-1)!,
      circleId,
      requestId: subjectId,
    }
  },
  given: { 'communities.wishToJoin': () => ({ email: 'neu@example.org' }) },
  outsiders: [
    ...['getCommunity', 'join', 'askToJoin', 'leave', 'withdrawRequest', 'lookAtInvitation', 'acceptInvitation'],
    ...['readSite', 'readDoor', 'wishToJoin', 'confirmWish'],
  ],
}
