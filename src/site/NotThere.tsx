import { t } from '#kernel/words.ts'
import { housePage } from './Document.tsx'
import type { Answer, HouseAsk } from './page.ts'

/** The same wherever nothing is, and where something is not public. */
export const notThere = (ask: HouseAsk): Answer => sentence(ask, 404, 'notThere')

/** Something went wrong, or came too often; what, is said in the log. */
export const trouble = (ask: HouseAsk, status: number): Answer =>
  sentence(ask, status, status === 429 ? 'tooMany' : status < 500 ? 'wrong' : 'bug')

function sentence(ask: HouseAsk, status: number, which: string): Answer {
  const say = (key: string) => t(ask.language, `site:${key}`)
  const page = housePage({
    ask,
    path: '',
    title: say(`${which}.title`),
    description: say(`${which}.text`),
    isHidden: true,
    children: (
      <main id="main" className="wrap prose">
        <h1>{say(`${which}.title`)}</h1>
        <p>{say(`${which}.text`)}</p>
        <p>
          <a href={`/${ask.language}`}>{say('back')}</a>
        </p>
      </main>
    ),
  })
  return { ...page, status }
}
