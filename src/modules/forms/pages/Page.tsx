/** A public form without script: what is wrong is said in words beside it, and what was written stays. */
import { Refusal } from '#kernel/refusal.ts'
import { t } from '#kernel/words.ts'
import { namesOfNobody, textWords } from '#modules/text/names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { letterPage } from '#site/Document.tsx'
import type { Answer, HouseAsk, LetterAsk } from '#site/page.ts'
import { type PublicForm, readPublicForm, sendPublicForm } from '../contract-public.ts'
import { FormFields } from './FormFields.tsx'
import { type Trouble, troubleOf, type Written, writtenIn } from './written.ts'

const nothing: Written = { answers: {}, sum: '' }

export async function form(ask: LetterAsk): Promise<Answer> {
  const { secret, language } = ask
  return page(ask, await ask.read(readPublicForm, { secret, language }), nothing)
}

export async function filledIn(ask: LetterAsk, sent: URLSearchParams): Promise<Answer> {
  const { secret, language } = ask
  const token = (sent.get('token') ?? '').slice(0, 500)
  const seen = await ask.read(readPublicForm, { secret, language, token })
  const { version, website, ...written } = writtenIn(sent)
  try {
    await ask.read(sendPublicForm, { ...written, secret, version, website, token })
    return thanks(ask, seen)
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not_found') throw error
    const { code } = error
    const renews = code === 'sum_wrong' || code === 'sum_needed'
    const again = await ask.read(readPublicForm, { secret, language, token, renews })
    const asked = renews ? { ...written, sum: '' } : written
    const answer = page(ask, again, asked, troubleOf(code, error.fields ?? {}, again, language))
    return { ...answer, status: error.kind === 'refused' ? 409 : error.kind === 'too_many' ? 429 : 422 }
  }
}

export function ended(ask: HouseAsk): Answer {
  const say = (key: string) => t(ask.language, `forms:page.${key}`)
  const answer = letterPage({
    ask,
    title: say('ended'),
    children: (
      <main id="main" className="wrap form">
        <h1>{say('ended')}</h1>
        <p className="lead">{say('ended_text')}</p>
      </main>
    ),
  })
  return { ...answer, status: 404 }
}

function page(ask: LetterAsk, form: PublicForm, written: Written, trouble?: Trouble): Answer {
  const { language, secret } = ask
  const say = (key: string) => t(language, `forms:page.${key}`, { community: form.community.name })
  const isOpen = form.state === 'open'
  const other = language === 'de' ? 'en' : 'de'
  return letterPage({
    ask,
    community: form.community,
    title: trouble ? `${say('not_sent')}: ${form.title}` : form.title,
    children: (
      <main id="main" className="wrap form">
        <h1>{form.title}</h1>
        {form.intro && <Markdown {...{ language }} markdown={form.intro} />}
        {isOpen || trouble ? (
          <FormFields {...{ ask, form, written, trouble }} />
        ) : (
          <p className="lead" role="status">
            {say(`closed.${form.state}`)}
          </p>
        )}
        <p className="quiet">
          {say('privacy')}{' '}
          <a href={`/${other}/forms/${secret}`} lang={other} hrefLang={other}>
            {t(other, 'forms:page.language')}
          </a>
        </p>
      </main>
    ),
  })
}

function thanks(ask: LetterAsk, form: PublicForm): Answer {
  const say = (key: string) => t(ask.language, `forms:page.${key}`)
  return letterPage({
    ask,
    community: form.community,
    title: say('sent'),
    children: (
      <main id="main" className="wrap form">
        <div role="status">
          <h1>{say('sent')}</h1>
          {form.thanks ? (
            <Markdown language={ask.language} markdown={form.thanks} />
          ) : (
            <p className="lead">{say('sent_text')}</p>
          )}
        </div>
        <p>
          <a href={`/${ask.language}/forms/${ask.secret}`}>{say('again')}</a>
        </p>
      </main>
    ),
  })
}

/** Of a member, as those see it who know nobody here. */
const Markdown = ({ markdown, language }: { markdown: string; language: string }) => (
  <div className="prose">
    <Text markdown={markdown} names={namesOfNobody(textWords((key) => t(language, `text:${key}`)))} />
  </div>
)
