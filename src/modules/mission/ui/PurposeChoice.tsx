import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { setPurpose } from '#modules/subjects/contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getCharter } from '../contract.ts'
import { listGoals } from '../contract-goals.ts'
import { getPurpose, type PurposeNamed } from '../contract-purpose.ts'
import styles from './Purpose.module.css'
import { purposeIcons } from './PurposeAbout.tsx'
import { usePurposeName } from './use-purpose-name.ts'

type Shown = OutputOf<typeof getPurpose>
type Chosen = AskOf<typeof setPurpose>['purpose']

/** The four most likely first, all others on demand; one press says it. */
export function PurposeChoice({
  subjectId,
  shown,
  refreshes,
  onDone,
}: {
  subjectId: string
  shown: Shown
  refreshes: readonly Operation[]
  onDone: () => void
}) {
  const { t } = useTranslation('mission')
  const words = useRefusal('subjects')
  const nameOf = usePurposeName()
  const [showsAll, setShowsAll] = useState(false)
  const [counts, setCounts] = useState<'now' | 'past'>('now')
  const setting = useAction(setPurpose, {
    refreshes: [getPurpose, ...refreshes],
    onDone: ({ effective }, { purpose }) => {
      const chosen = [...shown.likely, shown.effective].find(
        (one) => one && one.kind === purpose?.kind && one.id === idOf(purpose),
      )
      toast({ text: chosen && effective ? t('purpose.saved', { name: nameOf(chosen) }) : t('goal.saved') })
      onDone()
    },
  })
  const say = (purpose: Chosen) => setting.mutate({ subjectId, purpose, past: shown.hasPast && counts === 'past' })
  const { effective, own, likely } = shown
  return (
    <div className={styles.choice} aria-busy={setting.isPending}>
      <p className={styles.text}>{t('purpose.askText')}</p>
      {setting.error && <Notice is="bad">{words(setting.error)}</Notice>}
      {showsAll ? (
        <All current={effective} onSay={say} />
      ) : (
        <>
          <Choices purposes={likely} current={effective} onSay={say} />
          <Button look="quiet" size="s" onClick={() => setShowsAll(true)}>
            {t('purpose.all')}
          </Button>
        </>
      )}
      {own && (
        <Button look="quiet" size="s" onClick={() => say(null)}>
          {t(shown.hangsBelow ? 'purpose.follow' : 'purpose.drop')}
        </Button>
      )}
      {shown.hasPast && (
        <Segmented
          label={t('purpose.counts')}
          value={counts}
          onChange={setCounts}
          parts={[
            { value: 'now', label: t('purpose.fromNow') },
            { value: 'past', label: t('purpose.pastToo') },
          ]}
        />
      )}
    </div>
  )
}

const idOf = (purpose: Chosen): string | null => (purpose && 'id' in purpose ? purpose.id : null)

function Choices({
  purposes,
  current,
  onSay,
}: {
  purposes: (PurposeNamed & { depth?: number })[]
  current: PurposeNamed | null
  onSay: (purpose: Chosen) => void
}) {
  const nameOf = usePurposeName()
  const chosen = ({ kind, id }: PurposeNamed): Chosen =>
    (kind === 'goal' || kind === 'value') && id ? { kind, id } : { kind: kind === 'care' ? 'care' : 'operations' }
  return (
    <ul className={styles.choices}>
      {purposes.map((purpose) => {
        const isCurrent = current?.kind === purpose.kind && current.id === purpose.id
        return (
          <li key={purpose.id ?? purpose.kind} style={{ '--depth': purpose.depth ?? 0 }}>
            <button type="button" aria-pressed={isCurrent} onClick={() => onSay(chosen(purpose))}>
              <GoalIcon name={purpose.icon ?? purposeIcons[purpose.kind]} />
              <span>{nameOf(purpose)}</span>
              {isCurrent && <IconCheck aria-hidden />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** The whole tree of goals, the values, and what every community needs besides. */
function All({ current, onSay }: { current: PurposeNamed | null; onSay: (purpose: Chosen) => void }) {
  const { t } = useTranslation('mission')
  const goals = useQuery(listGoals, { state: 'open' })
  const charter = useQuery(getCharter, {})
  if (goals.isPending || charter.isPending) return <Skeletons count={3} />
  const values = charter.data?.values ?? []
  const named = (kind: PurposeNamed['kind']) => ({ kind, id: null, title: null, icon: null })
  return (
    <>
      {goals.data && goals.data.items.length > 0 && (
        <>
          <h3>{t('goals.title')}</h3>
          <Choices
            purposes={goals.data.items.map(({ id, title, icon, depth }) => ({ kind: 'goal', id, title, icon, depth }))}
            current={current}
            onSay={onSay}
          />
        </>
      )}
      {values.length > 0 && (
        <>
          <h3>{t('charter.values')}</h3>
          <Choices
            purposes={values.map(({ id, title }) => ({ kind: 'value', id, title, icon: null }))}
            current={current}
            onSay={onSay}
          />
        </>
      )}
      <h3>{t('purpose.besides')}</h3>
      <Choices purposes={[named('care'), named('operations')]} current={current} onSay={onSay} />
    </>
  )
}
