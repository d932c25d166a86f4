/** What a mail told of, and a field to answer it: without script, without signing in, as its member. */
import type { OutputOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Language, t } from '#kernel/words.ts'
import { letterPage } from '#site/Document.tsx'
import type { Answer, LetterAsk } from '#site/page.ts'
import { answerMail, openMail } from '../contract.ts'

type Mail = OutputOf<typeof openMail>
type Written = { text: string; key: string; trouble: string }

export async function answering(ask: LetterAsk): Promise<Answer> {
  return formPage(ask, await ask.read(openMail, { secret: ask.secret }))
}

export async function answered(ask: LetterAsk, form: URLSearchParams): Promise<Answer> {
  const { secret } = ask
  const mail = await ask.read(openMail, { secret })
  const [text, key] = [form.get('text') ?? '', (form.get('key') ?? '').slice(0, 100) || mail.key]
  try {
    const said = await ask.read(answerMail, { secret, text }, key)
    return sentPage(ask, mail, said.text)
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not_found' || error.kind === 'signed_out') throw error
    const words = error.kind === 'refused' ? `mails:refusal.${error.code}` : 'site:wrong.text'
    const again = error.code === 'key_reused' ? mail.key : key
    return { ...formPage(ask, mail, { text, key: again, trouble: t(mail.language, words) }), status: 422 }
  }
}

const inLanguage = (ask: LetterAsk, { language }: Mail): LetterAsk => ({ ...ask, language: language as Language })
const where = ({ where: { title, people }, language }: Mail): string =>
  title || new Intl.ListFormat(language, { type: 'conjunction' }).format(people)

function formPage(ask: LetterAsk, mail: Mail, written?: Written): Answer {
  const { language, timeZone, me } = mail
  const say = (key: string, values = {}) => t(language, `mails:page.${key}`, values)
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const until = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(mail.until))
  return letterPage({
    ask: inLanguage(ask, mail),
    community: mail.community,
    title: say('title'),
    children: (
      <main id="main" className="wrap form">
        <h1>{where(mail)}</h1>
        {mail.earlier > 0 && <p className="quiet">{say('earlier', { count: mail.earlier })}</p>}
        {mail.messages.length === 0 && <p className="lead">{say('gone')}</p>}
        <ul className="said">
          {mail.messages.map(({ id, author, at, text, files }) => (
            <li key={id}>
              <p className="meta">
                <b>{author}</b> <time dateTime={at}>{time.format(new Date(at))}</time>
              </p>
              <p className="words">{text}</p>
              {files.length > 0 && <small>{t(language, 'mails:files', { files: files.join(', ') })}</small>}
            </li>
          ))}
        </ul>
        {mail.canAnswer ? (
          <form method="post" action={`/mail/answer/${ask.secret}`}>
            {written && (
              <p className="trouble" role="alert">
                {written.trouble}
              </p>
            )}
            <input type="hidden" name="key" value={written?.key ?? mail.key} />
            <div className="field">
              <label htmlFor="text">{say('answer')}</label>
              <textarea id="text" name="text" rows={5} maxLength={40_000} defaultValue={written?.text} required />
              <small>{say('as', { me, until })}</small>
            </div>
            <p>
              <button className="button" type="submit">
                {say('send')}
              </button>
            </p>
          </form>
        ) : (
          mail.messages.length > 0 && <p className="quiet">{say('no_answer')}</p>
        )}
        <Open mail={mail} />
      </main>
    ),
  })
}

function sentPage(ask: LetterAsk, mail: Mail, text: string): Answer {
  const say = (key: string) => t(mail.language, `mails:page.${key}`)
  return letterPage({
    ask: inLanguage(ask, mail),
    community: mail.community,
    title: say('sent'),
    children: (
      <main id="main" className="wrap form">
        <div role="status">
          <h1>{say('sent')}</h1>
          <p className="lead">{say('sent_text')}</p>
        </div>
        <ul className="said">
          <li>
            <p className="meta">
              <b>{mail.me}</b>
            </p>
            <p className="words">{text}</p>
          </li>
        </ul>
        <p className="act">
          <a href={`/mail/answer/${ask.secret}`}>{say('more')}</a>
        </p>
        <Open mail={mail} />
      </main>
    ),
  })
}

const Open = ({ mail: { language, path } }: { mail: Mail }) => (
  <p className="act">
    <a href={`/sign-in#${path}`}>{t(language, 'mails:page.open')}</a>
  </p>
)
