import { IconDots, IconHistory, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { useAction } from '#web/query.ts'
import { deleteRule, listRules, pauseRule, type Rule } from '../contract.ts'
import { RuleSentence } from './RuleSentence.tsx'
import styles from './Rules.module.css'
import { type Means, useSaid } from './said.ts'

type RowProps = { rule: Rule; means: Means | undefined; onEdit: () => void; onLook: () => void }

export function RuleRow({ rule, means, onEdit, onLook }: RowProps) {
  const { t, when, sayRefused } = useSaid()
  const [asking, setAsking] = useState(false)
  const doing = { refreshes: [listRules], onRefused: sayRefused }
  const pause = useAction(pauseRule, doing)
  const remove = useAction(deleteRule, doing)
  const isPaused = rule.pausedAt !== null
  const changes = rule.can.change
  const items = [
    { label: t('runs'), icon: <IconHistory aria-hidden />, onPick: onLook },
    changes && { label: t('edit'), icon: <IconPencil aria-hidden />, onPick: onEdit },
    changes && {
      label: t(isPaused ? 'resume' : 'pause'),
      icon: isPaused ? <IconPlayerPlay aria-hidden /> : <IconPlayerPause aria-hidden />,
      onPick: () => pause.mutate({ ruleId: rule.id, isPaused: !isPaused }),
    },
    changes && {
      label: t('remove'),
      icon: <IconTrash aria-hidden />,
      danger: true,
      parted: true,
      onPick: () => setAsking(true),
    },
  ].filter((item) => item !== false)
  const more = (
    <IconButton label={t('menu', { name: rule.name })}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h2>{rule.name}</h2>
        <RuleSentence rule={rule} means={means} />
        <div className={styles.facts}>
          <StateWord is={isPaused ? 'rest' : 'good'}>
            {rule.pausedBecause ? t(`because.${rule.pausedBecause}`) : t(isPaused ? 'paused' : 'works')}
          </StateWord>
          <small>{rule.lastRunAt ? t('last', { when: when(rule.lastRunAt) }) : t('never')}</small>
          <small>{t('as', { name: rule.owner.name })}</small>
        </div>
      </div>
      <Menu button={more} items={items} />
      <ConfirmDialog
        open={asking}
        question={t('remove_question', { name: rule.name })}
        text={t('remove_text')}
        keep={t('keep')}
        confirm={t('remove')}
        busy={remove.isPending && t('saving')}
        onKeep={() => setAsking(false)}
        onConfirm={() => remove.mutate({ ruleId: rule.id })}
      />
    </li>
  )
}
