/** One board: lists of tasks side by side, moved by hand, by keys or by words, the same for everybody who looks. */
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useTitle } from '#web/title.ts'
import { matcher } from '../../views/filter.ts'
import { ChosenProvider, chosenStore, useChosenAmong } from '../choosing/chosen.ts'
import { Columns } from '../columns/Columns.tsx'
import { HeldProvider, heldStore } from '../columns/held.ts'
import { todayIn } from '../due.ts'
import { Ask } from './Ask.tsx'
import { BoardHead } from './BoardHead.tsx'
import { type OnBoard, OnBoardProvider, type Opened } from './on-board.ts'
import { useBoard } from './use-board.ts'
import { useDoings } from './use-doings.ts'
import { useBoardPlace } from './use-place.ts'

const TaskPane = lazy(() => import('../task/TaskPane.tsx'))
const Archive = lazy(() => import('./Archive.tsx'))
const StatusPane = lazy(() => import('../status/StatusPane.tsx'))
const TaskTemplates = lazy(() => import('./TaskTemplates.tsx'))
const BoardTalk = lazy(() => import('./BoardTalk.tsx'))
const Table = lazy(() => import('../views/Table.tsx'))
const Calendar = lazy(() => import('../views/Calendar.tsx'))
const Timeline = lazy(() => import('../views/Timeline.tsx'))
const others = { table: Table, calendar: Calendar, timeline: Timeline }
const MoveDialog = lazy(() => import('../card/MoveDialog.tsx'))
const DueDialog = lazy(() => import('../card/DueDialog.tsx'))
const FieldsDialog = lazy(() => import('../fields/FieldsDialog.tsx'))
const LabelsDialog = lazy(() => import('../card/LabelsDialog.tsx'))

export default function Board() {
  const { t, i18n } = useTranslation('boards')
  const { community, me, memberId } = useHere()
  const place = useBoardPlace()
  const phone = usePhone()
  const shown = useBoard(place.boardId)
  const { doings, adding, asking, endAsking } = useDoings(shown)
  const [store] = useState(heldStore)
  const [chosen] = useState(chosenStore)
  useChosenAmong(chosen, shown.tasks)
  const [opened, setOpened] = useState<Opened>()
  const [addingTo, setAddingTo] = useState<string>()
  const filterField = useRef<HTMLInputElement>(null)
  const [isFiltering, setFiltering] = useState(false)
  const { board, asked } = shown
  useTitle(board?.title, community.name)
  const open = useRef(place.open)
  open.current = place.open
  const today = todayIn(me.timeZone)
  const { slug } = community
  const mayWork = board?.can.work ?? false
  const { members, labels, fields, isVoting, myVotes } = board ?? none
  const on = useMemo(
    (): OnBoard => ({
      t,
      language: i18n.language,
      boardId: place.boardId,
      mayWork,
      labels: new Map(labels.map((one) => [one.id, one])),
      people: new Map(members.map(({ id, name, face }) => [id, { id, name, photo: pictureUrl(slug, face) }])),
      fields,
      isVoting,
      myVotes: new Set(myVotes),
      listed: new Intl.ListFormat(i18n.language),
      today,
      doings,
      hrefOf: (taskId) => inCommunity(slug, 'tasks', taskId),
      onOpen: (taskId) => open.current(taskId, phone),
      onAsk: setOpened,
    }),
    [t, place.boardId, mayWork, labels, members, fields, isVoting, myVotes, today, doings, slug, phone, i18n.language],
  )
  if (asked.error?.status === 404 || asked.error?.status === 422) return <NotFound />
  const filter = () => {
    setFiltering(true)
    // Where it was open before, it only takes the focus.
    filterField.current?.focus()
  }
  const Other = place.seen.view && others[place.seen.view]
  const rests = place.show === 'archive' || place.show === 'templates'
  const fits = matcher(place.filter, memberId, today)
  const closePane = () => place.look(undefined)
  const pane: ReactNode = place.task ? (
    <TaskPane key={place.task} taskId={place.task} onClose={closePane} />
  ) : place.show === 'talk' && board ? (
    <BoardTalk board={board} message={place.message} back={place.path} onClose={closePane} />
  ) : place.show === 'status' && board ? (
    <StatusPane board={board} back={place.path} onClose={closePane} />
  ) : null
  const task = opened?.taskId === undefined ? undefined : shown.tasks.find(({ id }) => id === opened.taskId)
  return (
    <OnBoardProvider value={on}>
      <HeldProvider value={store}>
        <ChosenProvider value={chosen}>
          <Place
            area="tasks"
            fixed
            ground="paper"
            head={
              <BoardHead
                board={board}
                place={place}
                filterField={filterField}
                isFiltering={isFiltering}
                onFiltering={setFiltering}
                onAdd={() => setAddingTo(board?.lists[0]?.id)}
              />
            }
            pane={pane && <Suspense fallback={<Skeletons count={4} />}>{pane}</Suspense>}
            paneLabel={t(place.task ? 'ui.board.task' : place.show === 'status' ? 'ui.status.title' : 'ui.board.talk')}
            onClosePane={closePane}
          >
            {!board && !asked.error && <Skeletons count={4} />}
            {!board && asked.error && (
              <EmptyState
                title={t('ui.board.failed')}
                action={
                  <Button look="soft" onClick={() => void asked.refetch()}>
                    {t('ui.board.again')}
                  </Button>
                }
              />
            )}
            {board && place.show === 'templates' && (
              <Suspense fallback={<Skeletons count={4} />}>
                <TaskTemplates board={board} onClose={closePane} />
              </Suspense>
            )}
            {board && place.show === 'archive' && (
              <Suspense fallback={<Skeletons count={4} />}>
                <Archive board={board} onClose={closePane} />
              </Suspense>
            )}
            {board && !rests && Other && (
              <Suspense fallback={<Skeletons count={4} />}>
                <Other board={board} tasks={fits ? shown.tasks.filter(fits) : shown.tasks} />
              </Suspense>
            )}
            {board && !rests && !Other && (
              <Columns
                board={board}
                tasks={shown.tasks}
                lists={shown.lists}
                filter={place.filter}
                adding={adding}
                addingTo={addingTo}
                onAdding={setAddingTo}
                onFilter={filter}
              />
            )}
          </Place>
          {board && (
            <Suspense>
              {opened?.what === 'move' && task && (
                <MoveDialog board={board} card={task} lists={shown.lists} onClose={() => setOpened(undefined)} />
              )}
              {opened?.what === 'due' && task && <DueDialog card={task} onClose={() => setOpened(undefined)} />}
              {opened?.what === 'fields' && <FieldsDialog board={board} onClose={() => setOpened(undefined)} />}
              {opened?.what === 'labels' && (
                <LabelsDialog board={board} card={task} onClose={() => setOpened(undefined)} />
              )}
            </Suspense>
          )}
          <Ask asking={asking} onEnd={endAsking} />
        </ChosenProvider>
      </HeldProvider>
    </OnBoardProvider>
  )
}

const none = { members: [], labels: [], fields: [], isVoting: false, myVotes: [] }
