/** What is wrong with what somebody wrote at the door: all of it at once, in the order of the form. Pure. */
import type { OutputOf } from '#kernel/contract.ts'
import { t } from '#kernel/words.ts'
import type { readDoor } from '../contract-site.ts'

export type Door = OutputOf<typeof readDoor>
export type Written = { name: string; email: string; answers: string[]; acceptsCharter: boolean; stamp?: string }
export type Trouble = { code: string; fields: Record<string, string> }
/** `id` of a field of the form. */
export type Wrong = { id: string; label: string; words: string }

type Asked = { door: Door; written: Written; trouble: Trouble; language: string }

/** Refusals a field is to blame for. */
export const ofFields = ['invalid', 'answers_missing', 'charter_not_accepted']

export const questionsOf = ({ joining, questions }: Door): string[] => (joining === 'request' ? questions : [])
export const nameLabel = ({ alias }: Door): string => (alias === 'free' ? 'site:join.name' : 'site:join.realName')

export function wrongsIn({ door, written, trouble, language }: Asked): Wrong[] {
  const { code, fields } = trouble
  if (!ofFields.includes(code)) return []
  const wrongs: (Wrong | false)[] = [
    fields.name !== undefined && wrong('name', t(language, nameLabel(door)), 'site:join.nameMissing'),
    fields.email !== undefined && wrong('email', t(language, 'site:join.email'), 'site:join.emailWrong'),
    ...questionsOf(door).map((question, n) => {
      if (fields[`answers.${n}`] !== undefined) return wrong(`answer-${n}`, question, 'site:join.answerTooLong')
      return !written.answers[n]?.trim() && wrong(`answer-${n}`, question, 'site:join.answerMissing')
    }),
    door.charterVersion !== null &&
      !written.acceptsCharter &&
      wrong('charter', t(language, 'site:join.charterLabel'), 'communities:refusal.charter_not_accepted'),
  ]
  return wrongs.filter((one) => one !== false)

  function wrong(id: string, label: string, words: string): Wrong {
    return { id, label, words: t(language, words) }
  }
}
