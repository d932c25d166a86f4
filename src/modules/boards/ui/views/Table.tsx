/** The tasks of a board as a table: sorted, grouped, changed where they stand, several at once. */
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer } from 'virtua'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SelectField } from '#web/kit/fields.tsx'
import type { BoardWhole, Card } from '../../contract.ts'
import { readSort, sorted, writeSort } from '../../views/sorting.ts'
import { useOnBoard } from '../board/on-board.ts'
import { useBoardPlace } from '../board/use-place.ts'
import { useChosen, useChosenStore } from '../choosing/chosen.ts'
import { BulkBar } from './BulkBar.tsx'
import { type Grouped, groupRows, type TableColumn } from './grouping.ts'
import { Row } from './Row.tsx'
import { SortHead } from './SortHead.tsx'
import { groups } from './seen.ts'
import styles from './Table.module.css'

const NONE = 'none'

export default function Table({ board, tasks }: { board: BoardWhole; tasks: Card[] }) {
  const { t, i18n } = useTranslation('boards')
  const { today, mayWork, fields, isVoting } = useOnBoard()
  const { seen, see } = useBoardPlace()
  const scroll = useRef<HTMLDivElement>(null)
  const store = useChosenStore()
  const chosen = useChosen()
  const sort = readSort(seen.sort)
  const columns = useMemo((): TableColumn[] => {
    const own = fields.map(({ id, name }) => ({ key: id, label: name, width: '130px' }))
    return [
      { key: 'title', label: t('ui.views.title'), sort: 'title', width: 'minmax(240px, 1fr)' },
      { key: 'list', label: t('ui.card.list'), sort: 'list', width: '130px' },
      { key: 'people', label: t('ui.views.people'), sort: 'people', width: '150px' },
      { key: 'labels', label: t('ui.card.labels'), width: '150px' },
      { key: 'start', label: t('ui.views.start'), sort: 'start', width: '120px' },
      { key: 'due', label: t('ui.views.due'), sort: 'due', width: '130px' },
      { key: 'estimate', label: t('ui.views.estimate'), sort: 'estimate', width: '110px' },
      ...(isVoting ? [{ key: 'votes', label: t('ui.views.votes'), sort: 'votes' as const, width: '90px' }] : []),
      ...own,
    ]
  }, [fields, isVoting, t])
  const rows = useMemo(() => {
    const inOrder = sorted(tasks, board, readSort(seen.sort), i18n.language)
    return groupRows(inOrder, board, {
      by: seen.group,
      today,
      language: i18n.language,
      words: (key) =>
        key.startsWith('tone_') ? t(`ui.board.${key as 'tone_0'}`) : t(`ui.views.group_${key as 'nobody'}`),
    })
  }, [tasks, board, seen.sort, seen.group, today, i18n.language, t])
  const there = tasks.filter(({ id }) => chosen.has(id))
  const isAll = tasks.length > 0 && there.length === tasks.length
  if (tasks.length === 0)
    return (
      <div className={styles.empty}>
        <EmptyState
          title={t(board.tasks.length > 0 ? 'ui.list.none_seen' : 'ui.views.none')}
          text={t('ui.views.none_text')}
        />
      </div>
    )
  const template = `${mayWork ? '36px ' : ''}${columns.map(({ width }) => width).join(' ')}`
  return (
    <div className={styles.whole}>
      <div className={styles.tools}>
        <SelectField
          label={t('ui.views.group')}
          className={styles.tool}
          choices={[
            { value: NONE, label: t('ui.views.group_none') },
            ...groups.map((one) => ({ value: one, label: t(`ui.views.group_${one}`) })),
          ]}
          value={seen.group ?? NONE}
          onChange={({ target: { value } }) => see({ group: groups.find((one) => one === value) })}
        />
        <SelectField
          label={t('ui.views.sort')}
          className={styles.phoneTool}
          choices={[
            { value: 'place', label: t('ui.views.sort_place') },
            ...columns.flatMap(({ sort: by, label }) => (by ? [{ value: by, label }] : [])),
          ]}
          value={sort.by}
          onChange={({ target: { value } }) => see({ sort: value === 'place' ? undefined : value })}
        />
      </div>
      <div className={styles.scroll} ref={scroll}>
        {/* A grid of parts with the roles of a table: only the rows that are near are in the page. */}
        {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by a virtual list */}
        <div
          role="table"
          aria-label={board.title}
          aria-rowcount={rows.length + 1}
          className={styles.table}
          style={{ '--columns': template }}
        >
          <SortHead
            columns={columns}
            sort={sort}
            onSort={(next) => see({ sort: writeSort(next) })}
            all={
              mayWork
                ? {
                    is: isAll,
                    some: there.length > 0,
                    onChange: (is) => (is ? store.choose(...tasks.map(({ id }) => id)) : store.clear()),
                  }
                : undefined
            }
          />
          <Virtualizer scrollRef={scroll} data={rows} bufferSize={600} itemSize={48}>
            {(row: Grouped) =>
              row.card ? (
                <Row
                  key={row.key}
                  board={board}
                  card={row.card}
                  columns={columns}
                  isChosen={chosen.has(row.card.id)}
                  onChoose={mayWork ? store.toggle : undefined}
                />
              ) : (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: a row of a table is read, not operated
                <div key={row.key} role="row" className={styles.group}>
                  {/* biome-ignore lint/a11y/useSemanticElements: as above */}
                  {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
                  <div role="rowheader">
                    <h3>
                      {row.title} <small>{row.count}</small>
                    </h3>
                  </div>
                </div>
              )
            }
          </Virtualizer>
        </div>
      </div>
      {there.length > 0 && <BulkBar board={board} cards={there} onDone={store.clear} />}
    </div>
  )
}
