/** Where the letter's link leads: a button first, as some mail programs open every link. */
import { Refusal } from '#kernel/refusal.ts'
import { t } from '#kernel/words.ts'
import { communityPage } from '#site/Document.tsx'
import { type Answer, type Ask, pathTo } from '#site/page.ts'
import { confirmWish } from '../contract-site.ts'

const isSecret = (text: string | undefined): text is string => /^[\w-]{22}$/.test(text ?? '')

export async function confirming(ask: Ask): Promise<Answer | undefined> {
  const { secret } = ask.params
  if (!isSecret(secret)) return undefined
  const say = (key: string) => t(ask.language, `site:confirm.${key}`, { community: ask.site.name })
  return page(
    ask,
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('text')}</p>
      <form method="post" action={pathTo(ask.language, ask.site.slug, `join/${secret}`)}>
        <button className="button" type="submit">
          {say('do')}
        </button>
      </form>
    </>,
  )
}

export async function confirmed(ask: Ask): Promise<Answer | undefined> {
  const { secret } = ask.params
  if (!isSecret(secret)) return undefined
  const say = (key: string) => t(ask.language, `site:confirm.${key}`, { community: ask.site.name })
  try {
    const { standing } = await ask.read(confirmWish, { secret })
    return page(
      ask,
      <div role="status">
        <h1>{say(`${standing}.title`)}</h1>
        <p className="lead">{say(`${standing}.text`)}</p>
        <p>
          <a className="button" href={`/sign-in#/c/${ask.site.slug}`}>
            {t(ask.language, 'site:signIn')}
          </a>
        </p>
      </div>,
    )
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not_found') throw error
    const words = error.kind === 'refused' ? `communities:refusal.${error.code}` : 'site:join.tooMany'
    const answer = page(
      ask,
      <div role="alert">
        <h1>{say('trouble')}</h1>
        <p className="lead">{t(ask.language, words)}</p>
      </div>,
    )
    return { ...answer, status: 409 }
  }
}

/** The address holds a secret: in no search engine and in no list. */
const page = (ask: Ask, children: React.ReactNode): Answer =>
  communityPage({
    ask,
    path: 'join',
    current: 'join',
    title: t(ask.language, 'site:way.join'),
    description: t(ask.language, 'site:way.join'),
    isHidden: true,
    children: (
      <main id="main" className="wrap form">
        {children}
      </main>
    ),
  })
