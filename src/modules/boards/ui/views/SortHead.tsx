import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Sort } from '../../views/sorting.ts'
import type { TableColumn } from './grouping.ts'
import styles from './Table.module.css'

type Props = {
  columns: readonly TableColumn[]
  sort: Sort
  onSort: (sort: Sort) => void
  all: { is: boolean; some: boolean; onChange: (is: boolean) => void } | undefined
}

/** Pressed once it sorts, twice the other way round, and then as the lists have it. */
export function SortHead({ columns, sort, onSort, all }: Props) {
  const { t } = useTranslation('boards')
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by a virtual list
    // biome-ignore lint/a11y/useFocusableInteractive: a row of a table is read, not operated
    <div role="row" className={styles.head}>
      {all && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <span role="columnheader" className={styles.box}>
          <label className={styles.choose}>
            <input
              type="checkbox"
              aria-label={t('ui.views.choose_all')}
              checked={all.is}
              ref={(box) => {
                if (box) box.indeterminate = all.some && !all.is
              }}
              onChange={(event) => all.onChange(event.target.checked)}
            />
            <span className={styles.all} aria-hidden>
              {t('ui.views.choose_all')}
            </span>
          </label>
        </span>
      )}
      {columns.map(({ key, label, sort: by }) => {
        const isMine = by === sort.by
        const order = isMine ? (sort.isDown ? 'descending' : 'ascending') : undefined
        const next: Sort = !by || (isMine && sort.isDown) ? { by: 'place', isDown: false } : { by, isDown: isMine }
        const Icon = sort.isDown ? IconArrowDown : IconArrowUp
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <span key={key} role="columnheader" data-key={key} aria-sort={order}>
            {by ? (
              <button type="button" onClick={() => onSort(next)}>
                <span className="sr">{t('ui.views.sort_by')} </span>
                {label}
                {isMine && <Icon aria-hidden />}
              </button>
            ) : (
              label
            )}
          </span>
        )
      })}
    </div>
  )
}
