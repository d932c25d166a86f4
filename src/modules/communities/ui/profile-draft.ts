/** My profile while I write it, and what of it is sent. */
import type { AskOf } from '#kernel/contract.ts'
import type { Member, updateMyProfile, Visibility } from '../contract.ts'
import { linksIn } from './tags.ts'

export type Draft = Pick<
  Member,
  | 'name'
  | 'face'
  | 'about'
  | 'place'
  | 'skills'
  | 'interests'
  | 'gives'
  | 'hours'
  | 'freeTime'
  | 'languages'
  | 'timeZone'
> & { links: string; visibility: Visibility }

export const draftOf = (one: Member): Draft => ({
  ...one,
  links: one.links.join('\n'),
  visibility: one.visibility ?? {},
})

export function wishOf(draft: Draft, was: Member): AskOf<typeof updateMyProfile> {
  const { name, about, place, skills, interests, gives, hours, freeTime, languages, timeZone, visibility, face } = draft
  const said = { name, about, place, skills, interests, gives, hours, freeTime, languages, timeZone, visibility }
  // A face is only sent when it is another: the old one may have been set by someone who has left.
  return { ...said, links: linksIn(draft.links), ...(face !== was.face && { faceFileId: face }) }
}
