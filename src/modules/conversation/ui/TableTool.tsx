/** Puts a table on the page; inside of one, what can be done with it. */
import {
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconTable,
  IconTableOff,
} from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { changeTable, insertTable, placeIn, removeTable } from '#modules/text/ui/table.ts'
import {
  type Grid,
  leaning,
  type Side,
  type Spot,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
} from '#modules/text/ui/table-grid.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'

type Place = Spot & { grid: Grid }
type Change = {
  name: string
  Icon: ComponentType<{ 'aria-hidden': boolean }>
  to: (place: Place) => Place
  parted?: boolean
}

/** Above the head nothing stands: a row that is put there becomes the head. */
const changes: Change[] = [
  { name: 'row_above', Icon: IconRowInsertTop, to: (at) => ({ ...at, grid: withRow(at.grid, at.row) }) },
  {
    name: 'row_below',
    Icon: IconRowInsertBottom,
    to: (at) => ({ ...at, grid: withRow(at.grid, at.row + 1), row: at.row + 1 }),
  },
  { name: 'row_remove', Icon: IconRowRemove, to: (at) => ({ ...at, grid: withoutRow(at.grid, at.row) }) },
  {
    name: 'column_before',
    Icon: IconColumnInsertLeft,
    parted: true,
    to: (at) => ({ ...at, grid: withColumn(at.grid, at.column) }),
  },
  {
    name: 'column_after',
    Icon: IconColumnInsertRight,
    to: (at) => ({ ...at, grid: withColumn(at.grid, at.column + 1), column: at.column + 1 }),
  },
  { name: 'column_remove', Icon: IconColumnRemove, to: (at) => ({ ...at, grid: withoutColumn(at.grid, at.column) }) },
  { name: 'left', Icon: IconAlignLeft, parted: true, to: leans(null) },
  { name: 'center', Icon: IconAlignCenter, to: leans('center') },
  { name: 'right', Icon: IconAlignRight, to: leans('right') },
]

function leans(side: Side | null): Change['to'] {
  return (at) => ({ ...at, grid: leaning(at.grid, at.column, side) })
}

export function TableTool({ editor }: { editor: Editor }) {
  const { t } = useTranslation('conversation')
  const isInside = useEditorState({ editor, selector: ({ editor: now }) => placeIn(now.state) !== undefined })
  if (!isInside)
    return (
      <IconButton label={t('formats.table')} onClick={() => insertTable(editor)}>
        <IconTable aria-hidden />
      </IconButton>
    )
  return (
    <Menu
      place="bottom-start"
      button={
        <IconButton label={t('table.menu')} aria-pressed>
          <IconTable aria-hidden />
        </IconButton>
      }
      items={[
        ...changes.map(({ name, Icon, to, parted = false }) => ({
          label: t(`table.${name}`),
          icon: <Icon aria-hidden />,
          parted,
          onPick: () => void changeTable(editor, to),
        })),
        {
          label: t('table.remove'),
          icon: <IconTableOff aria-hidden />,
          parted: true,
          danger: true,
          onPick: () => void removeTable(editor),
        },
      ]}
    />
  )
}
