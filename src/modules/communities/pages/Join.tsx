/** The door without script: a form that says in words what is still missing, and keeps what was written. */
import type { OutputOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { t } from '#kernel/words.ts'
import { getCharter } from '#modules/mission/contract.ts'
import { communityPage } from '#site/Document.tsx'
import { type Answer, type Ask, pathTo } from '#site/page.ts'
import { readDoor, wishToJoin } from '../contract-site.ts'

type Door = OutputOf<typeof readDoor>
type Written = { name: string; email: string; answers: string[]; acceptsCharter: boolean; stamp?: string }
type Trouble = { code: string; fields: Record<string, string> }
type Charter = OutputOf<typeof getCharter> | undefined

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

const page = (ask: Ask, children: React.ReactNode): Answer =>
  communityPage({
    ask,
    path: 'join',
    current: 'join',
    title: t(ask.language, 'site:way.join'),
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
  const charter = door.charterVersion === null ? undefined : await ask.read(getCharter, {})
  const answer = page(
    ask,
    <>
      {title}
      <Form {...{ ask, door, written, charter }} trouble={trouble} />
      <p className="quiet">
        {say('known')} <a href={`/sign-in#/join/${site.slug}`}>{t(language, 'site:signIn')}</a>
      </p>
    </>,
  )
  return trouble ? { ...answer, status: 422 } : answer
}

type FormProps = { ask: Ask; door: Door; written: Written; charter: Charter; trouble: Trouble | undefined }

function Form({ ask, door, written, charter, trouble }: FormProps) {
  const { language, site } = ask
  const say = (key: string) => t(language, `site:join.${key}`)
  const questions = door.joining === 'request' ? door.questions : []
  const isMissing = (n: number) => trouble?.code === 'answers_missing' && !written.answers[n]?.trim()
  return (
    <form method="post" action={pathTo(language, site.slug, 'join')} noValidate>
      {trouble && (
        <p className="trouble" role="alert">
          {troubleIn(language, trouble)}
        </p>
      )}
      <input type="hidden" name="stamp" value={written.stamp ?? door.stamp} />
      <Field
        name="name"
        label={say(door.alias === 'free' ? 'name' : 'realName')}
        help={say(door.alias === 'free' ? 'nameFree' : 'nameReal')}
        error={trouble?.fields.name !== undefined && say('nameMissing')}
      >
        <input id="name" name="name" autoComplete="name" maxLength={120} defaultValue={written.name} required />
      </Field>
      <Field
        name="email"
        label={say('email')}
        help={say('emailWhy')}
        error={trouble?.fields.email !== undefined && say('emailWrong')}
      >
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          maxLength={254}
          defaultValue={written.email}
          required
        />
      </Field>
      {questions.map((question, n) => (
        <Field key={question} name={`answer-${n}`} label={question} error={isMissing(n) && say('answerMissing')}>
          <textarea id={`answer-${n}`} name="answer" rows={3} maxLength={2000} defaultValue={written.answers[n]} />
        </Field>
      ))}
      {/* Seen by nobody: whoever fills it in fills in everything. */}
      <p className="trap" aria-hidden="true">
        <label>
          {say('trap')} <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      {door.charterVersion !== null && (
        <>
          {charter && <CharterText charter={charter} label={say('charterRead')} />}
          <p className="check">
            <label>
              <input type="checkbox" name="charter" value="yes" defaultChecked={written.acceptsCharter} />
              {say('charter')}
            </label>
          </p>
        </>
      )}
      <p>
        <button className="button" type="submit">
          {say(`do.${door.joining}`)}
        </button>
      </p>
      <p className="quiet">
        {say('privacy')} <a href={pathTo(language, site.slug, 'privacy')}>{t(language, 'site:privacy')}</a>
      </p>
    </form>
  )
}

function troubleIn(language: string, { code, fields }: Trouble): string {
  if (Object.keys(fields).length > 0) return t(language, 'site:join.look')
  const own = code === 'too_many' || code === 'too_many_tries' ? 'site:join.tooMany' : `communities:refusal.${code}`
  return t(language, own)
}

type FieldProps = { name: string; label: string; help?: string; error?: string | false; children: React.ReactNode }

function Field({ name, label, help, error, children }: FieldProps) {
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {children}
      {help && <small>{help}</small>}
      {error && <p className="error">{error}</p>}
    </div>
  )
}

function CharterText({ charter, label }: { charter: NonNullable<Charter>; label: string }) {
  return (
    <details>
      <summary>{label}</summary>
      <p>{charter.mission.replaceAll('*', '')}</p>
      <ul>
        {charter.values.map((value) => (
          <li key={value.id}>
            <b>{value.title}</b> {value.weDo} {value.weDont}
          </li>
        ))}
      </ul>
    </details>
  )
}
