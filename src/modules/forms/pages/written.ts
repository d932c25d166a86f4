/** What was written into a public form, and what is wrong with it, in the order of the questions. Pure. */
import { t } from '#kernel/words.ts'
import { type Answers, MOST_CHOICES } from '../contract.ts'
import type { PublicForm } from '../contract-public.ts'

export type Written = { answers: Answers; sum: string }
/** `id` of a field of the form. */
export type Wrong = { id: string; label: string; words: string }
export type Trouble = { words: string; wrongs: Wrong[] }

const NAME = /^q-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const MOST = 100

/** Names that are no question are left out; so is what no database keeps. */
export function writtenIn(sent: URLSearchParams): Written & { version: number; website: string } {
  const clean = (text: string, most: number) => text.replaceAll('\0', '').toWellFormed().slice(0, most).toWellFormed()
  const answers: Answers = {}
  for (const name of [...new Set(sent.keys())].slice(0, MOST)) {
    const id = NAME.exec(name)?.[1]
    if (!id) continue
    const said = sent.getAll(name)
    const isOne = said.length === 1
    answers[id] = isOne ? clean(said[0]!, 20_000) : said.slice(0, MOST_CHOICES).map((one) => clean(one, 200))
  }
  const version = Number(sent.get('version'))
  const rest = { sum: clean(sent.get('sum') ?? '', 100), website: clean(sent.get('website') ?? '', 500) }
  return { answers, version: Number.isSafeInteger(version) ? version : 0, ...rest }
}

export function troubleOf(
  code: string,
  fields: Readonly<Record<string, string>>,
  form: PublicForm,
  language: string,
): Trouble {
  const words = (key: string) => t(language, `forms:${key}`)
  const wrongs = form.questions.flatMap(({ id, question }) => {
    const why = fields[`answers.${id}`]
    return why === undefined ? [] : [{ id: `q-${id}`, label: question, words: words(`wrong.${why}`) }]
  })
  if (code === 'sum_wrong' || code === 'sum_needed')
    wrongs.push({ id: 'sum', label: words('page.sum_label'), words: words(`refusal.${code}`) })
  if (code === 'invalid') return { words: words('page.look'), wrongs }
  return { words: words(`refusal.${code}`), wrongs }
}
