/** Stopping mails: a button first, as some mail programs open every link; their own one click (RFC 8058) needs no page. */
import type { OutputOf } from '#kernel/contract.ts'
import { type Language, t } from '#kernel/words.ts'
import { letterPage } from '#site/Document.tsx'
import type { Answer, LetterAsk } from '#site/page.ts'
import { openStop, stopMails } from '../contract.ts'

type Stop = OutputOf<typeof openStop>
type What = 'conversation' | 'kind'

export async function stopping(ask: LetterAsk): Promise<Answer> {
  const stop = await ask.read(openStop, { secret: ask.secret })
  const say = (key: string, values = {}) => t(stop.language, `mails:stop.${key}`, values)
  const ofKind = stop.community
    ? say(`kind_in.${stop.kind}`, { community: stop.community.name })
    : say(`kind.${stop.kind}`)
  return page(
    ask,
    stop,
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('text')}</p>
      <Ask {...{ ask, stop }} what="conversation" isDone={stop.stopped.conversation} words={about(stop)} />
      <Ask {...{ ask, stop }} what="kind" isDone={stop.stopped.kind} words={ofKind} />
    </>,
  )
}

export async function stopped(ask: LetterAsk, form: URLSearchParams): Promise<Answer> {
  const { secret } = ask
  const what: What = form.get('what') === 'conversation' ? 'conversation' : 'kind'
  const isOneClick = form.get('List-Unsubscribe') === 'One-Click'
  if (!isOneClick && !form.has('what')) return stopping(ask)
  const wanted = form.get('wanted') === 'yes'
  await ask.read(stopMails, { secret, what, wanted })
  const stop = await ask.read(openStop, { secret })
  const say = (key: string) => t(stop.language, `mails:stop.${key}`)
  if (wanted) return page(ask, stop, <Said title={say('back_title')} />)
  return page(
    ask,
    stop,
    <>
      <Said title={say('done_title')} text={say(`done.${what === 'kind' ? stop.kind : what}`)} />
      <Ask {...{ ask, stop, what }} isDone />
    </>,
  )
}

/** Which conversation, where whoever has the mail may know. */
function about({ language, where }: Stop): string {
  if (!where) return t(language, 'mails:stop.conversation')
  const people = new Intl.ListFormat(language, { type: 'conjunction' }).format(where.people)
  return where.title
    ? t(language, 'mails:stop.conversation_in', { title: where.title })
    : t(language, 'mails:stop.conversation_with', { people })
}

const Said = ({ title, text }: { title: string; text?: string }) => (
  <div role="status">
    <h1>{title}</h1>
    {text && <p className="lead">{text}</p>}
  </div>
)

type AskProps = { ask: LetterAsk; stop: Stop; what: What; isDone: boolean; words?: string }

/** One thing to stop; where that is done already, the way back. */
const Ask = ({ ask, stop, what, isDone, words }: AskProps) => (
  <form method="post" action={`/mail/stop/${ask.secret}`}>
    <input type="hidden" name="what" value={what} />
    <input type="hidden" name="wanted" value={isDone ? 'yes' : 'no'} />
    {isDone && words && <p>{words}</p>}
    <p>
      <button className={isDone || what === 'kind' ? 'button line' : 'button'} type="submit">
        {isDone ? t(stop.language, 'mails:stop.undo') : words}
      </button>
    </p>
  </form>
)

const page = (ask: LetterAsk, stop: Stop, children: React.ReactNode): Answer =>
  letterPage({
    ask: { ...ask, language: stop.language as Language },
    community: stop.community,
    title: t(stop.language, 'mails:stop.title'),
    children: (
      <main id="main" className="wrap form">
        {children}
      </main>
    ),
  })
