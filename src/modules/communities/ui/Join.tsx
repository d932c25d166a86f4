/** The door of a community: what it is for, and how one comes in. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Children, useState } from 'react'
import { getCharter } from '#modules/mission/contract.ts'
import { me } from '#modules/people/contract.ts'
import { CommunityProvider, inCommunity } from '#web/community.ts'
import { withNext } from '#web/door/next.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, TextArea, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { type Community, getCommunity } from '../contract.ts'
import { askToJoin, join, withdrawRequest } from '../contract-joining.ts'
import styles from './People.module.css'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

export default function Join() {
  const { community } = useParams({ strict: false }) as { community: string }
  return (
    <CommunityProvider value={community}>
      <Door slug={community} />
    </CommunityProvider>
  )
}

function Door({ slug }: { slug: string }) {
  const { t } = useSaid()
  const asked = useQuery(getCommunity, {})
  const account = useQuery(me, {})
  const one = asked.data
  if (asked.error?.status === 404) return <NotFound />
  return (
    <main className={styles.door}>
      {asked.error && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons like="text" count={3} />}
      {one && (
        <>
          <p className={styles.quiet}>{t('ui.join.into')}</p>
          <h1>{one.name}</h1>
          {one.mission && <Mission text={one.mission} />}
          <Way one={one} slug={slug} isSignedOut={account.error?.code === 'signed_out'} />
        </>
      )}
    </main>
  )
}

/** The mission's words between asterisks are set apart. */
function Mission({ text }: { text: string }) {
  return (
    <p className={styles.mission}>
      {Children.map(text.split('*'), (part, n) => (n % 2 === 1 ? <em>{part}</em> : part))}
    </p>
  )
}

function Way({ one, slug, isSignedOut }: { one: Community; slug: string; isSignedOut: boolean }) {
  const { t } = useSaid()
  const next = `/join/${slug}`
  if (one.me?.standing === 'active') {
    return (
      <>
        <p className={styles.text}>{t('ui.join.is_in')}</p>
        <p className={styles.spaced}>
          <ButtonLink href={inCommunity(slug)}>{t('ui.join.enter')}</ButtonLink>
        </p>
      </>
    )
  }
  if (one.me?.standing === 'requested') return <Asked />
  if (isSignedOut && one.joining !== 'invitation') {
    return (
      <>
        <p className={styles.text}>{t('ui.join.sign_in_text')}</p>
        <div className={`${styles.buttons} ${styles.spaced}`}>
          <ButtonLink href={withNext('/sign-up', next)}>{t('ui.join.sign_up')}</ButtonLink>
          <ButtonLink look="line" href={withNext('/sign-in', next)}>
            {t('ui.join.sign_in')}
          </ButtonLink>
        </div>
      </>
    )
  }
  if (one.can.join || one.can.askToJoin) return <JoinForm one={one} slug={slug} />
  return <EmptyState title={t('ui.join.by_invitation')} text={t('ui.join.by_invitation_text')} />
}

function Asked() {
  const { t, refused } = useSaid()
  const withdraw = useAction(withdrawRequest, { refreshes: [getCommunity, me] })
  return (
    <>
      <Notice is="good">{t('ui.join.asked')}</Notice>
      <div className={`${styles.buttons} ${styles.spaced}`}>
        <Button look="line" busy={withdraw.isPending && t('ui.saving')} onClick={() => withdraw.mutate({})}>
          {t('ui.circle.take_back')}
        </Button>
      </div>
      <FieldError error={withdraw.error && refused(withdraw.error)} />
    </>
  )
}

function JoinForm({ one, slug }: { one: Community; slug: string }) {
  const { t, refused } = useSaid()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [answers, setAnswers] = useState<string[]>(() => one.joiningQuestions.map(() => ''))
  const [acceptsCharter, setAccepts] = useState(false)
  const refreshes = [getCommunity, me]
  const enter = useAction(join, { refreshes, onDone: () => void navigate({ to: inCommunity(slug) }) })
  const ask = useAction(askToJoin, { refreshes })
  const doing = one.can.join ? enter : ask
  const questions = one.can.join ? [] : one.joiningQuestions
  const input = { name, acceptsCharter, ...(questions.length > 0 && { answers }) }
  const error = doing.error
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!doing.isPending) doing.mutate(input)
      }}
    >
      <TextField
        label={t(one.settings?.alias === 'real_name' ? 'ui.field.name' : 'ui.join.name')}
        autoComplete="name"
        maxLength={120}
        value={name}
        error={error?.fields.name && t('ui.join.name_missing')}
        onChange={(event) => setName(event.target.value)}
      />
      {questions.map((question, n) => (
        <TextArea
          key={question}
          label={question}
          maxLength={2_000}
          value={answers[n] ?? ''}
          error={error?.code === 'answers_missing' && !answers[n]?.trim() && t('refusal.answers_missing')}
          onChange={(event) => setAnswers(answers.with(n, event.target.value))}
        />
      ))}
      {one.charterVersion !== null && (
        <>
          <CharterShort />
          <CheckField
            label={t('ui.join.accepts')}
            checked={acceptsCharter}
            onChange={(event) => setAccepts(event.target.checked)}
          />
        </>
      )}
      <FieldError error={error && !error.fields.name && error.code !== 'answers_missing' && refused(error)} />
      <div className={styles.buttons}>
        <Button type="submit" busy={doing.isPending && t('ui.saving')}>
          {t(one.can.join ? 'ui.join.join' : 'ui.join.ask')}
        </Button>
      </div>
    </form>
  )
}

/** What is agreed to, where it is agreed to. */
function CharterShort() {
  const { t } = useSaid()
  const charter = useQuery(getCharter, {}).data
  if (!charter || charter.values.length === 0) return null
  return (
    <details>
      <summary className="link">{t('ui.join.read_charter')}</summary>
      <dl className={`${styles.facts} ${styles.spaced}`}>
        {charter.values.map((value) => (
          <div key={value.id}>
            <dt>{value.title}</dt>
            <dd className={styles.text}>{[value.weDo, value.weDont].filter(Boolean).join('\n')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
