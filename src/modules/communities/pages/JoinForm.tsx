/** The form of the door. What is wrong is said above it, with ways to the fields, and at each field. */
import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { t } from '#kernel/words.ts'
import type { getCharter } from '#modules/mission/contract.ts'
import { type Ask, pathTo } from '#site/page.ts'
import { TroubleSummary } from '#site/TroubleSummary.tsx'
import { type Door, nameLabel, ofFields, questionsOf, type Trouble, type Written, type Wrong } from './wrongs.ts'

export type Charter = OutputOf<typeof getCharter> | undefined
type FormProps = {
  ask: Ask
  door: Door
  written: Written
  charter: Charter
  trouble: Trouble | undefined
  wrongs: Wrong[]
}

export function JoinForm({ ask, door, written, charter, trouble, wrongs }: FormProps) {
  const { language, site } = ask
  const say = (key: string) => t(language, `site:join.${key}`)
  const wrong = (id: string) => wrongs.find((one) => one.id === id)?.words
  return (
    // The browser leads to what was wrong by itself: no script is there to do it.
    <form method="post" action={`${pathTo(language, site.slug, 'join')}#trouble`} noValidate>
      {trouble && <TroubleSummary words={troubleIn(language, trouble)} wrongs={wrongs} />}
      <input type="hidden" name="stamp" value={written.stamp ?? door.stamp} />
      <Field
        id="name"
        label={t(language, nameLabel(door))}
        help={say(door.alias === 'free' ? 'nameFree' : 'nameReal')}
        wrong={wrong('name')}
      >
        {(about) => (
          <input {...about} name="name" autoComplete="name" maxLength={120} defaultValue={written.name} required />
        )}
      </Field>
      <Field id="email" label={say('email')} help={say('emailWhy')} wrong={wrong('email')}>
        {(about) => (
          <input
            {...about}
            name="email"
            type="email"
            autoComplete="email"
            maxLength={254}
            defaultValue={written.email}
            required
          />
        )}
      </Field>
      {questionsOf(door).map((question, n) => (
        <Field key={question} id={`answer-${n}`} label={question} wrong={wrong(`answer-${n}`)}>
          {(about) => (
            <textarea {...about} name="answer" rows={3} maxLength={2000} defaultValue={written.answers[n]} required />
          )}
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
          <div className={wrong('charter') ? 'check wrong' : 'check'}>
            <label>
              <input
                {...described('charter', undefined, wrong('charter'))}
                type="checkbox"
                name="charter"
                value="yes"
                defaultChecked={written.acceptsCharter}
                required
              />
              {say('charter')}
            </label>
            <AtField id="charter" wrong={wrong('charter')} />
          </div>
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

function troubleIn(language: string, { code }: Trouble): string {
  if (ofFields.includes(code)) return t(language, 'site:join.look')
  const own = code === 'too_many' || code === 'too_many_tries' ? 'site:join.tooMany' : `communities:refusal.${code}`
  return t(language, own)
}

type About = ReturnType<typeof described>
type FieldProps = {
  id: string
  label: string
  help?: string
  wrong: string | undefined
  children: (about: About) => ReactNode
}

function Field({ id, label, help, wrong, children }: FieldProps) {
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children(described(id, help, wrong))}
      {help && <small id={`${id}-help`}>{help}</small>}
      <AtField id={id} wrong={wrong} />
    </div>
  )
}

/** What readers are told of a field besides its label. */
function described(id: string, help: string | undefined, wrong: string | undefined) {
  const by = [wrong && `${id}-wrong`, help && `${id}-help`].filter(Boolean).join(' ')
  return { id, 'aria-invalid': wrong ? true : undefined, 'aria-describedby': by || undefined }
}

function AtField({ id, wrong }: { id: string; wrong: string | undefined }) {
  return wrong ? (
    <p className="error" id={`${id}-wrong`}>
      {wrong}
    </p>
  ) : null
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
