import { IconBulb, IconGavel, IconNews, IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { usePages } from '#web/pages.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { confirmEffect, type Effect, listEffects, withdrawEffect } from '../contract-effects.ts'
import styles from './Effects.module.css'
import type { GoalPageShown } from './shown.ts'
import { useGoalWords } from './use-goal-words.ts'

const EffectDialog = lazy(() => import('./EffectDialog.tsx'))

type EffectShown = Effect
const icons = { press: IconNews, policy: IconGavel, awareness: IconBulb }

/** What others wrote, decided or came to know because of this goal. */
export default function Effects({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { memberId } = useHere()
  const [isRecording, setRecording] = useState(false)
  const asked = usePages(listEffects, { goalId: goal.id }, { watch: { subjects: [goal.id] } })
  const items = asked.items ?? []
  const mayRecord = memberId !== null && goal.can.record
  if (!asked.items || (items.length === 0 && !mayRecord)) return null
  return (
    <section className={styles.effects}>
      <SectionHead title={t('effects.title')} />
      {items.length === 0 && <p className={styles.quiet}>{t('effects.none')}</p>}
      <ul>
        {items.map((effect) => (
          <li key={effect.id}>
            <Row effect={effect} />
          </li>
        ))}
      </ul>
      <div className={styles.more}>
        {mayRecord && (
          <Button look="soft" size="s" icon={<IconPlus aria-hidden />} onClick={() => setRecording(true)}>
            {t('effects.record')}
          </Button>
        )}
        {asked.hasNextPage && (
          <Button look="quiet" size="s" onClick={() => void asked.fetchNextPage()}>
            {t('readings.more')}
          </Button>
        )}
      </div>
      {isRecording && (
        <Suspense fallback={null}>
          <EffectDialog goalId={goal.id} onClose={() => setRecording(false)} />
        </Suspense>
      )}
    </section>
  )
}

function Row({ effect }: { effect: EffectShown }) {
  const { t, i18n } = useTranslation('mission')
  const words = useGoalWords()
  const Icon = icons[effect.kind]
  const { title, source, link, reach, note, at } = effect
  const about = [
    t(`effectKind.${effect.kind}`),
    source,
    reach !== null && t('effects.reach', { count: reach, people: new Intl.NumberFormat(i18n.language).format(reach) }),
    words.day(at),
  ]
  return (
    <article className={styles.row}>
      <Icon aria-hidden />
      <div>
        <h3>
          {link ? (
            <a className="link" href={link} target="_blank" rel="noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
        </h3>
        <p className={styles.quiet}>{about.filter(Boolean).join(' · ')}</p>
        {note && <p>{note}</p>}
        <Proof effect={effect} />
      </div>
    </article>
  )
}

function Proof({ effect }: { effect: EffectShown }) {
  const { t } = useTranslation('mission')
  const words = useRefusal('mission')
  const [isLeaving, setLeaving] = useState(false)
  const confirming = useAction(confirmEffect, {
    refreshes: [listEffects],
    onDone: () => toast({ text: t('reading.confirmed') }),
    onRefused: (refused) => toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  const withdrawing = useAction(withdrawEffect, { refreshes: [listEffects], onDone: () => setLeaving(false) })
  return (
    <div className={styles.proof}>
      {effect.confirmedBy ? (
        <StateWord is="done">{t('readings.confirmedBy', { name: effect.confirmedBy.name })}</StateWord>
      ) : (
        effect.recordedBy && <StateWord is="warn">{t('readings.waits')}</StateWord>
      )}
      {effect.can.confirm && (
        <Button
          look="soft"
          size="s"
          busy={confirming.isPending && t('reading.confirming')}
          onClick={() => confirming.mutate({ effectId: effect.id })}
        >
          {t('reading.confirm')}
        </Button>
      )}
      {effect.can.withdraw && (
        <IconButton label={t('effects.withdraw', { name: effect.title })} onClick={() => setLeaving(true)}>
          <IconTrash aria-hidden />
        </IconButton>
      )}
      <ConfirmDialog
        open={isLeaving}
        question={t('effects.withdrawAsk', { name: effect.title })}
        text={t('effects.withdrawText')}
        keep={t('keep')}
        confirm={t('effects.doWithdraw')}
        busy={withdrawing.isPending && t('saving')}
        onKeep={() => setLeaving(false)}
        onConfirm={() => withdrawing.mutate({ effectId: effect.id })}
      />
    </div>
  )
}
