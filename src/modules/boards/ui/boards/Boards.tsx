/** The boards one sees: what is open on each, what is mine, what is late, where hands are wanted. */
import { IconHandStop, IconLock, IconPlus, IconUser, IconUsersGroup, IconWorld } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { PurposeChip } from '#web/kit/PurposeChip.tsx'
import { Meta, SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { Place } from '#web/Place.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { useTitle } from '#web/title.ts'
import { type BoardInList, bringBackBoard, listBoards } from '../../contract.ts'
import { StatusSign } from '../status/StatusSign.tsx'
import styles from './Boards.module.css'

const NewBoard = lazy(() => import('./NewBoard.tsx').then((module) => ({ default: module.NewBoard })))
const changes = { kinds: ['boards.', 'subjects.purpose_'] }

export default function Boards() {
  const { t } = useTranslation('boards')
  const { community, memberId } = useHere()
  const [isMaking, setMaking] = useState(false)
  const asked = useQuery(listBoards, {}, { watch: changes })
  useTitle(t('ui.boards.title'), community.name)
  const boards = asked.data?.items ?? []
  const isEmpty = asked.data !== undefined && boards.length === 0
  const make = asked.data?.can.make && (
    <Button icon={<IconPlus aria-hidden />} onClick={() => setMaking(true)}>
      {t('ui.boards.new')}
    </Button>
  )
  return (
    <Place area="tasks" ground="paper">
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('ui.boards.title')}</h1>
          <div className={styles.doings}>
            {memberId && (
              <ButtonLink look="line" href={inCommunity(community.slug, 'boards', 'mine')}>
                {t('ui.mine.title')}
              </ButtonLink>
            )}
            {!isEmpty && make}
          </div>
        </header>
        {asked.isPending && !asked.error && <Skeletons count={4} />}
        {asked.error && !asked.data && (
          <EmptyState
            title={t('ui.board.failed')}
            action={
              <Button look="soft" onClick={() => void asked.refetch()}>
                {t('ui.board.again')}
              </Button>
            }
          />
        )}
        {isEmpty && (
          <EmptyState title={t('ui.boards.none')} text={make ? t('ui.boards.none_text') : undefined} action={make} />
        )}
        {boards.length > 0 && <Cards boards={boards} />}
        <div className={styles.quiet}>
          <Quiet which="templates" />
          <Quiet which="archived" />
          <Quiet which="deleted" />
        </div>
      </div>
      {isMaking && (
        <Suspense>
          <NewBoard onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </Place>
  )
}

function Cards({ boards }: { boards: readonly BoardInList[] }) {
  return (
    <ul className={styles.boards}>
      {boards.map((board) => (
        <li key={board.id}>
          <BoardCard board={board} />
        </li>
      ))}
    </ul>
  )
}

const signs = { public: IconWorld, community: undefined, circle: IconUsersGroup, direct: IconLock }

function BoardCard({ board }: { board: BoardInList }) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const { open, done, mine, late, wanted, purpose, audience, circle } = board
  const cover = pictureUrl(community.slug, board.cover)
  const Sign = signs[audience]
  const all = open + done
  return (
    <article className={styles.board}>
      {cover && <img className={styles.cover} src={cover} alt="" loading="lazy" />}
      <h2>
        <Link className={styles.title} href={inCommunity(community.slug, 'boards', board.id)}>
          {board.title}
        </Link>
      </h2>
      {(purpose || Sign) && (
        <p className={styles.for}>
          {purpose && (
            <PurposeChip
              purpose={{ ...purpose, name: purpose.title ?? t(`mission:purpose.${purpose.kind}` as 'ui.boards.title') }}
            />
          )}
          {Sign && (
            <span className={styles.audience}>
              <Sign aria-hidden />
              {circle?.name ?? t(`ui.boards.seen_${audience}`)}
            </span>
          )}
        </p>
      )}
      <div className={styles.state}>
        {all > 0 && <span className={styles.bar} style={{ '--part': `${(100 * done) / all}%` }} />}
        <span className={styles.counts}>
          {all === 0 ? t('ui.boards.no_tasks') : t('ui.boards.counts', { open, done })}
        </span>
      </div>
      {board.status && <StatusSign state={board.status.state} />}
      {mine + late + wanted > 0 && (
        <Meta>
          {mine > 0 && (
            <span>
              <IconUser aria-hidden />
              {t('ui.boards.mine', { count: mine })}
            </span>
          )}
          {wanted > 0 && (
            <span>
              <IconHandStop aria-hidden />
              {t('ui.boards.wanted', { count: wanted })}
            </span>
          )}
          {late > 0 && <StateWord is="bad">{t('ui.boards.late', { count: late })}</StateWord>}
        </Meta>
      )}
    </article>
  )
}

/** What rests: templates, what was put away, what can still be brought back. Not there where there is nothing. */
function Quiet({ which }: { which: 'templates' | 'archived' | 'deleted' }) {
  const { t } = useTranslation('boards')
  const [isOpen, setOpen] = useState(false)
  const boards = useQuery(listBoards, { which }, { watch: changes }).data?.items ?? []
  if (boards.length === 0) return null
  return (
    <section>
      <Button look="quiet" size="s" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(`ui.boards.${which}`, { count: boards.length })}
      </Button>
      {isOpen && which !== 'deleted' && <Cards boards={boards} />}
      {isOpen && which === 'deleted' && <Deleted boards={boards} />}
    </section>
  )
}

function Deleted({ boards }: { boards: readonly BoardInList[] }) {
  const { t } = useTranslation('boards')
  const words = useRefusal('boards')
  const back = useAction(bringBackBoard, {
    refreshes: [listBoards],
    onDone: ({ title }) => toast({ text: t('ui.board.is_back', { title }) }),
    onRefused: (refused) => toast({ text: words(refused) ?? t('ui.board.failed'), kind: 'bad' }),
  })
  return (
    <div className={styles.deleted}>
      <SectionHead title={t('ui.boards.deleted_title')} />
      <ul>
        {boards.map(({ id, title }) => (
          <li key={id} className={styles.row}>
            <b>{title}</b>
            <Button size="s" look="soft" onClick={() => back.mutate({ boardId: id })}>
              {t('ui.boards.bring_back')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
