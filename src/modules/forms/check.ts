/** What was answered, against what was asked: what fits, and what is wrong at which question. Pure. */
import * as z from 'zod'
import { Day } from '#kernel/contract.ts'
import { type Answers, type Asked, MOST_LONG, MOST_SHORT } from './contract.ts'

export const wrongs = ['missing', 'too_long', 'not_a_number', 'not_a_day', 'not_an_email', 'not_a_choice'] as const
export type WrongAnswer = (typeof wrongs)[number]

/** `text`: as it stands in a description. `value`: as a field takes it. */
export type Given = { question: Asked; text: string; value: string | number | true }

const email = z.email().max(254)
const MOST_NUMBER = 1e15

/** Answers to what was not asked are left out; empty ones say nothing. Yes and no are words of the reader's language. */
export function checked(
  questions: readonly Asked[],
  answers: Answers,
  words: { yes: string },
): { given: Given[]; wrong: Record<string, WrongAnswer> } {
  const given: Given[] = []
  const wrong: Record<string, WrongAnswer> = {}
  for (const question of questions) {
    const said = [answers[question.id] ?? []].flat().map((one) => one.trim())
    const filled = said.filter((one) => one !== '')
    if (filled.length === 0) {
      if (question.isRequired) wrong[question.id] = 'missing'
      continue
    }
    const fits = fit(question, filled, words)
    if (typeof fits === 'string') wrong[question.id] = fits
    else given.push({ question, ...fits })
  }
  return { given, wrong }
}

type Fit = Pick<Given, 'text' | 'value'>

function fit(question: Asked, said: string[], words: { yes: string }): Fit | WrongAnswer {
  const text = said[0]!
  switch (question.kind) {
    case 'short':
      return text.length > MOST_SHORT ? 'too_long' : alike(oneLine(text))
    case 'long':
      return text.length > MOST_LONG ? 'too_long' : alike(text)
    case 'email':
      return email.safeParse(text).success ? alike(text) : 'not_an_email'
    case 'day':
      return Day.safeParse(text).success ? alike(text) : 'not_a_day'
    case 'number':
      return number(text)
    case 'yes_no':
      return text === 'yes' ? { text: words.yes, value: true } : 'not_a_choice'
    case 'choice': {
      const choice = question.choices.find(({ value }) => value === text)
      return choice ? { text: choice.name, value: choice.value } : 'not_a_choice'
    }
    case 'choices': {
      const names = question.choices.filter(({ value }) => said.includes(value)).map(({ name }) => name)
      return names.length === new Set(said).size ? alike(names.join(', ')) : 'not_a_choice'
    }
  }
}

const alike = (text: string): Fit => ({ text, value: text })

/** As people write it: `1234,5` and `1234.5`; whoever writes groups of digits is asked once more. */
function number(text: string): Fit | WrongAnswer {
  if (!/^[+-]?\d{1,15}(?:[.,]\d{1,9})?$/.test(text)) return 'not_a_number'
  const value = Number(text.replace(',', '.'))
  return Math.abs(value) <= MOST_NUMBER ? { text, value } : 'not_a_number'
}

/** Line ends, tabs and signs that nobody sees become single spaces. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
