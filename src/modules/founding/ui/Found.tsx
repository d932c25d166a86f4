// Founding: eight questions on a course to the star, with the community growing beside them.
import { type ComponentType, type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { me } from '#modules/people/contract.ts'
import type { Refused } from '#web/call.ts'
import { CommunityProvider } from '#web/community.ts'
import { correctAccent } from '#web/kit/accent.ts'
import { Button } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Star } from '#web/kit/Star.tsx'
import { StepCourse } from '#web/kit/StepCourse.tsx'
import { applyAccent } from '#web/kit/scheme.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { speak } from '#web/words.ts'
import { found } from '../contract.ts'
import { ChannelsStep } from './ChannelsStep.tsx'
import { Done } from './Done.tsx'
import { type Draft, inputOf, keepDraft, keptDraft, missingOn, type StepName, stepNames } from './draft.ts'
import styles from './Found.module.css'
import { GoalStep } from './GoalStep.tsx'
import { InviteStep } from './InviteStep.tsx'
import { JoiningStep } from './JoiningStep.tsx'
import { KindStep } from './KindStep.tsx'
import { MissionStep } from './MissionStep.tsx'
import { NameStep } from './NameStep.tsx'
import { Preview } from './Preview.tsx'
import type { StepProps } from './step.ts'
import { useLogo } from './use-logo.ts'
import { useStepsInHistory } from './use-steps.ts'
import { ValuesStep } from './ValuesStep.tsx'

const steps: Record<StepName, ComponentType<StepProps>> = {
  kind: KindStep,
  name: NameStep,
  mission: MissionStep,
  values: ValuesStep,
  goal: GoalStep,
  joining: JoiningStep,
  channels: ChannelsStep,
  invite: InviteStep,
}
const canWait: readonly StepName[] = ['values', 'goal', 'joining', 'channels']
const minutes = [6, 5, 4, 4, 3, 2, 2, 1]
const founds = stepNames.indexOf('channels')

export default function Found() {
  const asked = useQuery(me, {})
  const [draft, setDraft] = useState(() => keptDraft(new Date()))
  const change = (next: Partial<Draft>) => setDraft((now) => ({ ...now, ...next }))
  useEffect(() => keepDraft(draft), [draft])
  useEffect(() => {
    if (/^#[0-9a-f]{6}$/i.test(draft.color)) applyAccent(correctAccent(draft.color))
    return () => applyAccent(undefined)
  }, [draft.color])
  useEffect(() => {
    if (asked.error?.code === 'signed_out') location.assign('/sign-in#/found')
  }, [asked.error])
  const language = asked.data?.language
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  useStepsInHistory(draft, change)
  if (!asked.data) return <Skeletons />
  return (
    <CommunityProvider value={draft.slug}>
      <div className={styles.found}>
        <main className={styles.side}>
          <Steps draft={draft} change={change} />
        </main>
        <aside className={styles.beside}>
          <Preview draft={draft} />
        </aside>
      </div>
    </CommunityProvider>
  )
}

function Steps({ draft, change }: { draft: Draft; change: (next: Partial<Draft>) => void }) {
  const { t } = useTranslation('founding')
  const left = minutes[draft.step]
  const logo = useLogo(draft, () => change({ isLogoSent: true }))
  return (
    <>
      <p className={styles.mark}>
        <Star size={18} />
        Leitstern
        {left && <small>{t('minutes', { count: left })}</small>}
      </p>
      <div className={styles.way}>
        <StepCourse
          steps={stepNames.map((name) => t(`step.${name}`))}
          current={draft.step}
          {...(!draft.slug && { onGo: (step: number) => change({ step }) })}
        />
      </div>
      {logo.refused && (
        <Notice
          is="warn"
          action={
            <Button look="line" size="s" onClick={() => void logo.again()}>
              {t('logo.again')}
            </Button>
          }
        >
          {t('logo.failed')}
        </Notice>
      )}
      {draft.step < stepNames.length ? <Step draft={draft} change={change} /> : <Done draft={draft} />}
    </>
  )
}

function Step({ draft, change }: StepProps) {
  const { t, i18n } = useTranslation('founding')
  const name = stepNames[draft.step] ?? 'kind'
  const [missing, setMissing] = useState<string[]>([])
  const founding = useAction(found, {
    onDone: ({ slug, goalId }) => change({ slug, goalId, step: founds + 1 }),
    onRefused: (refused) => change({ step: stepOf(refused) }),
  })
  const form = useErrorFocus(founding.error)
  useStepFocus(name, form)
  const go = (with_: Partial<Draft> = {}) => {
    setMissing([])
    const next = { ...draft, ...with_ }
    change(with_)
    if (draft.step !== founds) return change({ step: draft.step + 1 })
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    founding.mutate(inputOf(next, i18n.language === 'en' ? 'en' : 'de', zone))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const still = missingOn(name, draft)
    setMissing(still)
    if (still.length > 0) return document.getElementsByName(still[0]!)[0]?.focus()
    go({ later: draft.later.filter((one) => one !== name) })
  }
  const later = () => go({ later: [...draft.later, name], ...(name === 'channels' && { channels: [] }) })
  const Ask = steps[name]
  return (
    <form ref={form} className={styles.step} onSubmit={submit} noValidate>
      <h1 tabIndex={-1}>{t(`${name}.title`)}</h1>
      <p className={styles.lead}>{t(`${name}.lead`)}</p>
      {draft.step === 0 && (
        <p className={styles.hint}>
          <span>
            {t('arrive.ask')}{' '}
            <Link className="link" href="/arrive">
              {t('arrive.do')}
            </Link>
          </span>
        </p>
      )}
      <div className={styles.fields}>
        {founding.error && <Refusing refused={founding.error} />}
        <Ask draft={draft} change={change} missing={missing} />
      </div>
      <div className={styles.bar}>
        {draft.step > 0 && !draft.slug && (
          <Button look="quiet" onClick={() => change({ step: draft.step - 1 })}>
            {t('back')}
          </Button>
        )}
        <span className={styles.gap} />
        {canWait.includes(name) && (
          <Button look="quiet" onClick={later}>
            {t('later')}
          </Button>
        )}
        <Button type="submit" size="l" busy={founding.isPending && t('founding')}>
          {t(draft.step === founds ? 'found' : name === 'invite' ? 'finish' : 'next')}
        </Button>
      </div>
    </form>
  )
}

function Refusing({ refused }: { refused: Refused }) {
  const words = useRefusal('founding')
  return <Notice is="bad">{words(refused)}</Notice>
}

/** The step on which a refusal can be put right. */
function stepOf({ code, fields }: Refused): number {
  const field = Object.keys(fields)[0]?.split('.')[0]
  const at = (name: StepName) => stepNames.indexOf(name)
  if (field === 'name' || field === 'me' || field === 'color' || code.startsWith('slug')) return at('name')
  if (field === 'mission' || field === 'values') return at(field)
  if (field === 'goal' || code === 'target_against_direction' || code === 'does_not_add_up') return at('goal')
  return field === 'joiningQuestions' ? at('joining') : founds
}

/** Each step begins in its first field; on the first visit nothing is taken from the reader. */
function useStepFocus(name: StepName, form: { current: HTMLFormElement | null }) {
  const before = useRef(name)
  useEffect(() => {
    if (before.current === name) return
    before.current = name
    const first = form.current?.querySelector<HTMLElement>('[data-first], input:not([type=radio]), textarea')
    const target = first ?? form.current?.querySelector('h1')
    target?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [name, form])
}
