/** Boards of the files, and who is to see each here: never more people than saw it there. */
import { IconLayoutKanban, IconLock } from '@tabler/icons-react'
import { SelectField } from '#web/kit/fields.tsx'
import { Table } from '#web/kit/Table.tsx'
import type { Analysis } from '../contract.ts'
import styles from './Found.module.css'
import { useSaid } from './said.ts'

type Board = Analysis['boards'][number]
export type Audiences = Readonly<Record<string, 'community' | 'circle'>>

type BoardsFoundProps = {
  boards: Board[]
  chosen: Audiences
  onChoose: (key: string, audience: 'community' | 'circle') => void
}

export function BoardsFound({ boards, chosen, onChoose }: BoardsFoundProps) {
  const { t, figure } = useSaid()
  return (
    <Table
      caption={t('ui.boards.title')}
      rows={boards}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', label: t('ui.boards.name'), cell: (board) => <Name board={board} /> },
        {
          key: 'becomes',
          label: t('ui.boards.becomes'),
          cell: (board) => <Becomes board={board} audience={chosen[board.key] ?? 'community'} onChoose={onChoose} />,
        },
        { key: 'tasks', label: t('ui.boards.tasks'), number: true, cell: ({ tasks }) => figure(tasks) },
      ]}
    />
  )
}

function Name({ board: { name, openness, isArchived } }: { board: Board }) {
  const { t } = useSaid()
  const Icon = openness === 'private' ? IconLock : IconLayoutKanban
  return (
    <span className={styles.name}>
      <Icon aria-hidden />
      <span>
        {name}
        {isArchived && <small className={styles.quiet}> {t('ui.boards.archived')}</small>}
      </span>
    </span>
  )
}

type BecomesProps = { board: Board; audience: 'community' | 'circle'; onChoose: BoardsFoundProps['onChoose'] }

function Becomes({ board: { key, name, openness, isHere }, audience, onChoose }: BecomesProps) {
  const { t } = useSaid()
  if (isHere) return <span className={styles.quiet}>{t('ui.boards.is_here')}</span>
  if (openness === 'private') return <span>{t('ui.boards.private')}</span>
  return (
    <SelectField
      className={styles.unlabelled}
      label={t('ui.boards.choose', { name })}
      value={audience}
      choices={(['community', 'circle'] as const).map((value) => ({ value, label: t(`ui.boards.${value}`) }))}
      onChange={(event) => onChoose(key, event.target.value === 'circle' ? 'circle' : 'community')}
    />
  )
}
