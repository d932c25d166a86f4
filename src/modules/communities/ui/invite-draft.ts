/** An invitation while it is being written, and what of it is asked for. */
import type { AskOf } from '#kernel/contract.ts'
import type { inviteByLink } from '../contract-joining.ts'

export type InviteDraft = {
  by: 'link' | 'mail'
  emails: string
  as: 'member' | 'steward' | 'guest'
  circleId: string
  note: string
  days: string
  mostUses: string
}

export const emptyInvite: InviteDraft = {
  by: 'link',
  emails: '',
  as: 'member',
  circleId: '',
  note: '',
  days: '14',
  mostUses: '25',
}

/** However people write a list: commas, semicolons, lines, `Name <name@example.org>`. */
export const emailsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((part) => part.replace(/^[<("']+|[>)"']+$/g, '').toLowerCase())
      .filter((part) => part.includes('@')),
  ),
]

/** What looks like nothing one could write to, to be named. */
export const oddIn = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/\S@\S+\.\S/.test(part))

export function termsOf({ as, circleId, note, days }: InviteDraft): AskOf<typeof inviteByLink> {
  return {
    role: as === 'steward' ? 'steward' : 'member',
    kind: as === 'guest' ? 'guest' : 'member',
    note,
    days: Number(days),
    ...(circleId && { circleId }),
  }
}
