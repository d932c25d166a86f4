/** A link that opens nothing any more; why, is not said to whoever has it. */
import { t } from '#kernel/words.ts'
import { letterPage } from '#site/Document.tsx'
import type { Answer, HouseAsk } from '#site/page.ts'

export function ended(ask: HouseAsk): Answer {
  const say = (key: string) => t(ask.language, `mails:page.${key}`)
  const page = letterPage({
    ask,
    title: say('ended'),
    children: (
      <main id="main" className="wrap form">
        <h1>{say('ended')}</h1>
        <p className="lead">{say('ended_text')}</p>
        <p className="act">
          <a className="button" href="/sign-in">
            {say('sign_in')}
          </a>
        </p>
      </main>
    ),
  })
  return { ...page, status: 404 }
}
