/** The fields of a public form; what is wrong is said above them, with ways to each, and at each. */
import type { ReactNode } from 'react'
import { t } from '#kernel/words.ts'
import type { LetterAsk } from '#site/page.ts'
import { TroubleSummary } from '#site/TroubleSummary.tsx'
import { type Asked, MOST_LONG, MOST_SHORT } from '../contract.ts'
import type { PublicForm } from '../contract-public.ts'
import type { Trouble, Written } from './written.ts'

type Props = { ask: LetterAsk; form: PublicForm; written: Written; trouble: Trouble | undefined }

/** So many are seen at once; more are picked from a list. */
const MOST_RADIOS = 7

export function FormFields({ ask, form, written, trouble }: Props) {
  const { language, secret } = ask
  const say = (key: string) => t(language, `forms:page.${key}`)
  const wrong = (id: string) => trouble?.wrongs.find((one) => one.id === id)?.words
  return (
    // The browser leads to what was wrong by itself: no script is there to do it.
    <form method="post" action={`/${language}/forms/${secret}#trouble`} noValidate>
      {trouble && <TroubleSummary {...trouble} />}
      <input type="hidden" name="token" value={form.token} />
      <input type="hidden" name="version" value={form.version} />
      {form.questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          said={[written.answers[question.id] ?? []].flat()}
          wrong={wrong(`q-${question.id}`)}
          language={language}
        />
      ))}
      {/* Seen by nobody: whoever fills it in fills in everything. */}
      <p className="trap" aria-hidden="true">
        <label>
          {say('trap')} <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      {form.sum && (
        <Field id="sum" label={form.sum} help={say('sum_why')} wrong={wrong('sum')}>
          {(about) => (
            <input {...about} name="sum" autoComplete="off" maxLength={100} defaultValue={written.sum} required />
          )}
        </Field>
      )}
      <p>
        <button className="button" type="submit">
          {say('send')}
        </button>
      </p>
    </form>
  )
}

type QuestionProps = { question: Asked; said: string[]; wrong: string | undefined; language: string }

function Question({ question, said, wrong, language }: QuestionProps) {
  const { kind, isRequired, help, choices } = question
  const name = `q-${question.id}`
  const of = { id: name, help, wrong }
  const label = isRequired ? question.question : `${question.question} ${t(language, 'forms:page.optional')}`
  const given = { name, required: isRequired, defaultValue: said[0] }
  if (kind === 'yes_no')
    return (
      <div className={wrong ? 'check wrong' : 'check'}>
        <label>
          <input
            {...described(of)}
            type="checkbox"
            name={name}
            value="yes"
            defaultChecked={said.includes('yes')}
            required={isRequired}
          />
          {label}
        </label>
        <Beside {...of} />
      </div>
    )
  const isMany = kind === 'choices'
  if (isMany || (kind === 'choice' && choices.length <= MOST_RADIOS))
    return (
      <fieldset
        id={name}
        className={wrong ? 'field choices wrong' : 'field choices'}
        aria-describedby={described(of)['aria-describedby']}
        tabIndex={-1}
      >
        <legend>{label}</legend>
        {choices.map(({ value, name: words }) => (
          <div key={value} className="check">
            <label>
              <input
                type={isMany ? 'checkbox' : 'radio'}
                name={name}
                value={value}
                defaultChecked={said.includes(value)}
                aria-invalid={wrong ? true : undefined}
              />
              {words}
            </label>
          </div>
        ))}
        <Beside {...of} />
      </fieldset>
    )
  return (
    <Field {...of} label={label}>
      {(about) => {
        if (kind === 'long') return <textarea {...about} {...given} rows={5} maxLength={MOST_LONG} />
        if (kind === 'choice')
          return (
            <select {...about} {...given}>
              <option value="">{t(language, 'forms:page.choose')}</option>
              {choices.map(({ value, name: words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          )
        if (kind === 'email') return <input {...about} {...given} type="email" autoComplete="email" maxLength={254} />
        if (kind === 'day') return <input {...about} {...given} type="date" maxLength={40} />
        if (kind === 'number')
          return <input {...about} {...given} inputMode="decimal" autoComplete="off" maxLength={40} />
        return <input {...about} {...given} maxLength={MOST_SHORT} />
      }}
    </Field>
  )
}

type Of = { id: string; help: string; wrong: string | undefined }

function Field({
  label,
  children,
  ...of
}: Of & { label: string; children: (about: ReturnType<typeof described>) => ReactNode }) {
  return (
    <div className={of.wrong ? 'field wrong' : 'field'}>
      <label htmlFor={of.id}>{label}</label>
      {children(described(of))}
      <Beside {...of} />
    </div>
  )
}

/** What readers are told of a field besides its label. */
function described({ id, help, wrong }: Of) {
  const by = [wrong && `${id}-wrong`, help && `${id}-help`].filter(Boolean).join(' ')
  return { id, 'aria-invalid': wrong ? true : undefined, 'aria-describedby': by || undefined }
}

const Beside = ({ id, help, wrong }: Of) => (
  <>
    {help && <small id={`${id}-help`}>{help}</small>}
    {wrong && (
      <p className="error" id={`${id}-wrong`}>
        {wrong}
      </p>
    )}
  </>
)
