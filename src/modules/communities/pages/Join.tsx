/** The door without script: a form that says in words what is still missing, and keeps what was written. */
import { Refusal } from '#kernel/refusal.ts'
import { t } from '#kernel/words.ts'
import { getCharter } from '#modules/mission/contract.ts'
import { communityPage } from '#site/Document.tsx'
import type { Answer, Ask } from '#site/page.ts'
import { readDoor, wishToJoin } from '../contract-site.ts'
import { type Charter, JoinForm } from './JoinForm.tsx'
import { type Trouble, type Written, wrongsIn } from './wrongs.ts'

const nothing: Written = { name: '', email: '', answers: [], acceptsCharter: false }

export async function join(ask: Ask): Promise<Answer> {
  return formPage(ask, nothing)
}

export async function asked(ask: Ask, form: URLSearchParams): Promise<Answer> {
  const written: Written = {
    name: form.get('name') ?? '',
    email: form.get('email') ?? '',
    answers: form.getAll('answer').slice(0, 10),
    acceptsCharter: form.get('charter') === 'yes',
  }
  const [stamp, website] = [form.get('stamp') ?? '', form.get('website') ?? '']
  try {
    await ask.read(wishToJoin, { ...written, language: ask.language, stamp, website })
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not_found') throw error
    // Whoever mends a field does not begin anew: the form is as old as it was.
    const kept = error.code === 'form_too_old' || error.fields?.stamp !== undefined ? {} : { stamp }
    return formPage(ask, { ...written, ...kept }, { code: error.code, fields: error.fields ?? {} })
  }
  const say = (key: string) => t(ask.language, `site:join.${key}`, { email: written.email })
  return page(
    ask,
    <div role="status">
      <h1>{say('sent')}</h1>
      <p className="lead">{say('sent_text')}</p>
    </div>,
  )
}

const page = (ask: Ask, children: React.ReactNode, before = ''): Answer =>
  communityPage({
    ask,
    path: 'join',
    current: 'join',
    title: before + t(ask.language, 'site:way.join'),
    description: t(ask.language, `site:join.lead.${ask.site.joining}`, { community: ask.site.name }),
    children: (
      <main id="main" className="wrap form">
        {children}
      </main>
    ),
  })

async function formPage(ask: Ask, written: Written, trouble?: Trouble): Promise<Answer> {
  const { language, site } = ask
  const say = (key: string) => t(language, `site:join.${key}`, { community: site.name })
  const door = ask.isPreview ? undefined : await ask.read(readDoor, {})
  const title = (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say(`lead.${site.joining}`)}</p>
    </>
  )
  if (site.joining === 'invitation' || !door) return page(ask, title)
  const charter: Charter = door.charterVersion === null ? undefined : await ask.read(getCharter, {})
  const wrongs = trouble ? wrongsIn({ door, written, trouble, language }) : []
  const answer = page(
    ask,
    <>
      {title}
      <JoinForm {...{ ask, door, written, charter, trouble, wrongs }} />
      <p className="quiet">
        {say('known')} <a href={`/sign-in#/join/${site.slug}`}>{t(language, 'site:signIn')}</a>
      </p>
    </>,
    // Read out first, as the page comes anew.
    trouble && `${say('notSent')}: `,
  )
  return trouble ? { ...answer, status: 422 } : answer
}
