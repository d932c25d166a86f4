/** By which view a board is seen, and the views that were kept under a name. */
import {
  IconBookmark,
  IconCalendar,
  IconDownload,
  IconLayoutKanban,
  IconTable,
  IconTimeline,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { CheckField, TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { Views } from '#web/kit/Segmented.tsx'
import { useAction, useQuery } from '#web/query.ts'
import type { BoardWhole } from '../../contract.ts'
import { changeView, listViews, removeView, saveView, type View } from '../../views/contract.ts'
import { exportTasks } from '../../views/contract-csv.ts'
import { useOnBoard } from '../board/on-board.ts'
import type { useBoardPlace } from '../board/use-place.ts'
import styles from './SavedViews.module.css'
import { queryOf, views } from './seen.ts'

type Props = { board: BoardWhole | undefined; place: ReturnType<typeof useBoardPlace> }
const icons = { board: IconLayoutKanban, table: IconTable, calendar: IconCalendar, timeline: IconTimeline }

export function ViewBar({ board, place }: Props) {
  const { t } = useTranslation('boards')
  const { filter, seen, path } = place
  const hrefOf = (view: (typeof views)[number]) => {
    const { view: _, ...rest } = seen
    const query = queryOf({ ...filter, ...rest, ...(view !== 'board' && { view }) })
    return query ? `${path}?${query}` : path
  }
  const bar = views.map((view) => {
    const Icon = icons[view]
    const current = (seen.view ?? 'board') === view
    return { href: hrefOf(view), label: t(`ui.views.${view}`), icon: <Icon aria-hidden />, current }
  })
  return (
    <div className={styles.bar}>
      <Views label={t('ui.views.views')} views={bar} className={styles.views} />
      {board && <SavedViews board={board} place={place} />}
    </div>
  )
}

/** Own ones and those shared with all who see the board; where one stands now can be kept, too. */
export function SavedViews({ board, place }: Props & { board: BoardWhole }) {
  const { t, i18n } = useTranslation('boards')
  const { mayWork, today } = useOnBoard()
  const { memberId } = useHere()
  const community = useCommunitySlug()
  const [editing, setEditing] = useState<View | 'new'>()
  const { filter, seen, path } = place
  const now = queryOf({ ...filter, ...seen })
  const watch = { subjects: [board.id], kinds: ['boards.views_'] }
  const kept =
    useQuery(listViews, { boardId: board.id }, { enabled: memberId !== null && mayWork, watch }).data?.items ?? []
  const current = kept.find(({ query }) => query === now)
  const { sort } = seen
  const language = i18n.language === 'de' ? 'de' : 'en'
  const asked = { boardId: board.id, language, today, ...filter, ...(sort && { sort }) }
  const { url, rest } = addressOf(exportTasks, asked, community)
  const file = `${url}?${queryOf(rest)}`
  const items: MenuItem[] = [
    ...kept.map((view) => ({
      label: view.name,
      href: view.query ? `${path}?${view.query}` : path,
      side: view === current ? t('ui.views.here') : view.isShared ? t('ui.views.shared') : undefined,
    })),
    ...(mayWork ? [{ label: t('ui.views.save'), parted: kept.length > 0, onPick: () => setEditing('new') }] : []),
    ...(current?.can.change
      ? [{ label: t('ui.views.edit', { name: current.name }), onPick: () => setEditing(current) }]
      : []),
    { label: t('ui.views.csv'), icon: <IconDownload aria-hidden />, parted: true, onPick: () => location.assign(file) },
  ]
  return (
    <>
      <Menu
        button={
          <IconButton label={t('ui.views.kept')} className={styles.kept}>
            <IconBookmark aria-hidden />
          </IconButton>
        }
        items={items}
      />
      {editing && <Keeping boardId={board.id} view={editing} query={now} onClose={() => setEditing(undefined)} />}
    </>
  )
}

type KeepingProps = { boardId: string; view: View | 'new'; query: string; onClose: () => void }

function Keeping({ boardId, view, query, onClose }: KeepingProps) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const isNew = view === 'new'
  const [name, setName] = useState(isNew ? '' : view.name)
  const [isShared, setShared] = useState(isNew ? false : view.isShared)
  const [isAsked, setAsked] = useState(false)
  const doing = { refreshes: [listViews], onDone: onClose, onRefused: doings.onRefused }
  const save = useAction(saveView, doing)
  const change = useAction(changeView, doing)
  const remove = useAction(removeView, doing)
  const keep = () => {
    setAsked(true)
    if (!name.trim()) return
    if (isNew) save.mutate({ boardId, name, query, isShared })
    else change.mutate({ viewId: view.id, name, query, isShared })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isNew ? 'ui.views.save' : 'ui.views.edit_title')}
      actions={
        <>
          {!isNew && (
            <Button look="line" onClick={() => remove.mutate({ viewId: view.id })}>
              {t('ui.views.remove')}
            </Button>
          )}
          <Button onClick={keep}>{t('ui.board.save')}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <TextField
          label={t('ui.views.name')}
          value={name}
          maxLength={80}
          data-autofocus
          error={isAsked && !name.trim() && t('ui.views.name_missing')}
          onChange={(event) => setName(event.target.value)}
        />
        <CheckField
          label={t('ui.views.share')}
          help={t('ui.views.share_help')}
          checked={isShared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
