import { IconChevronRight } from '@tabler/icons-react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { type Condition, StateWord } from '#web/kit/StateWord.tsx'
import type { Run } from '../contract.ts'
import styles from './Moving.module.css'
import { useSaid } from './said.ts'

export const conditions: Record<Run['state'], Condition> = {
  uploading: 'none',
  analysing: 'none',
  analysed: 'warn',
  running: 'good',
  done: 'done',
  failed: 'bad',
  undoing: 'none',
  undone: 'rest',
}

export function RunRow({ run }: { run: Run }) {
  const { t, day, figure, system } = useSaid()
  const { slug } = useHere().community
  const { tasks, messages = 0 } = run.report ?? {}
  const came = tasks ?? messages
  const what = run.report
    ? t(tasks === undefined ? 'ui.row.came' : 'ui.row.tasks', { count: came, messages: figure(came) })
    : ''
  const facts = [run.system && system(run.system), day(run.startedAt), what].filter(Boolean)
  return (
    <Link
      className={styles.run}
      href={run.isWhole ? `/arrive/${slug}` : inCommunity(slug, 'settings', 'moving-in', run.id)}
    >
      <span className={styles.words}>
        <b>{run.name || system(run.system)}</b>
        <small>{facts.join(' · ')}</small>
      </span>
      <StateWord is={conditions[run.state]}>{t(`ui.state.${run.state}`)}</StateWord>
      <IconChevronRight aria-hidden />
    </Link>
  )
}
