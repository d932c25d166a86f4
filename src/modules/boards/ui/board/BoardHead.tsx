import {
  IconChevronLeft,
  IconFilter,
  IconHandStop,
  IconPlus,
  IconTemplate,
  IconUser,
  IconWorldShare,
} from '@tabler/icons-react'
import { type RefObject, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Purpose } from '#modules/mission/ui/Purpose.tsx'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Chip } from '#web/kit/Chip.tsx'
import { FaceStack } from '#web/kit/Face.tsx'
import { IconButton, IconLink } from '#web/kit/IconButton.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { type BoardWhole, getBoard, listBoards } from '../../contract.ts'
import { countOf } from '../../views/filter.ts'
import { BoardStatus } from '../status/BoardStatus.tsx'
import { ViewBar } from '../views/SavedViews.tsx'
import { AboutLine, type AboutState, AboutWhole } from './BoardAbout.tsx'
import styles from './BoardHead.module.css'
import { BoardMenu } from './BoardMenu.tsx'
import { FilterFields } from './FilterFields.tsx'
import { useOnBoard } from './on-board.ts'
import type { useBoardPlace } from './use-place.ts'

type HeadProps = {
  board: BoardWhole | undefined
  place: ReturnType<typeof useBoardPlace>
  filterField: RefObject<HTMLInputElement | null>
  isFiltering: boolean
  onFiltering: (is: boolean) => void
  onAdd: () => void
}

export function BoardHead({ board, place, filterField, isFiltering, onFiltering, onAdd }: HeadProps) {
  const { t } = useTranslation('boards')
  const { community, memberId } = useHere()
  const { mayWork } = useOnBoard()
  const { filter, setFilter } = place
  const { mine, open, ...further } = filter
  const toggle = (name: 'mine' | 'open') => {
    const { [name]: was, ...rest } = filter
    setFilter(was ? rest : { ...rest, [name]: true })
  }
  const count = countOf(further)
  const isOpen = isFiltering || count > 0
  const isArchive = place.show === 'archive' || place.show === 'templates'
  const [about, setAbout] = useState<AboutState>('folded')
  const flip = () => {
    onFiltering(!isOpen)
    if (isOpen && count > 0) setFilter({ ...(mine && { mine }), ...(open && { open }) })
  }
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <IconLink label={t('ui.board.back')} href={inCommunity(community.slug, 'boards')} className={styles.back}>
          <IconChevronLeft aria-hidden />
        </IconLink>
        <h1 className={styles.title}>{board?.title ?? ' '}</h1>
        <span className={styles.purpose}>
          {board && (
            <Purpose
              subjectId={board.id}
              purpose={board.purpose}
              maySet={board.can.tend}
              refreshes={[getBoard, listBoards]}
            />
          )}
        </span>
        {board?.isTemplate && (
          <StateWord is="rest" icon={<IconTemplate aria-hidden />}>
            {t('ui.board.is_template')}
          </StateWord>
        )}
        {board?.isShared && (
          <span className={styles.wide}>
            <StateWord is="none" icon={<IconWorldShare aria-hidden />}>
              {t('ui.board.shared')}
            </StateWord>
          </span>
        )}
        {board && <BoardStatus board={board} place={place} />}
        <span className={styles.wide}>{board && <Faces board={board} />}</span>
        {mayWork && board && board.lists.length > 0 && !isArchive && (
          <Button className={styles.add} icon={<IconPlus aria-hidden />} onClick={onAdd}>
            {t('ui.board.add')}
          </Button>
        )}
        {!isArchive && (
          <IconButton
            label={t('ui.board.filter')}
            className={styles.filter}
            aria-pressed={countOf(filter) > 0}
            aria-expanded={isOpen}
            onClick={flip}
          >
            <IconFilter aria-hidden />
          </IconButton>
        )}
        <span className={styles.menu}>
          {board && <BoardMenu board={board} onShow={place.look} onAbout={() => setAbout('writing')} />}
        </span>
      </div>
      <div className={styles.second}>
        {board && <AboutLine board={board} state={about} onState={setAbout} />}
        {!isArchive && <ViewBar board={board} place={place} />}
        {!isArchive && (
          <div className={styles.views} data-open={isOpen || countOf(filter) > 0 || undefined}>
            {memberId && (
              <Chip on={mine === true} icon={<IconUser aria-hidden />} onClick={() => toggle('mine')}>
                {t('ui.board.mine')}
              </Chip>
            )}
            <Chip on={open === true} icon={<IconHandStop aria-hidden />} onClick={() => toggle('open')}>
              {t('ui.board.open')}
            </Chip>
            <Chip className={styles.more} icon={<IconFilter aria-hidden />} aria-expanded={isOpen} onClick={flip}>
              {t(isOpen ? 'ui.board.filter_end' : 'ui.board.filter')}
            </Chip>
          </div>
        )}
      </div>
      {board && <AboutWhole board={board} state={about} onState={setAbout} />}
      {isOpen && board && !isArchive && (
        <FilterFields board={board} filter={filter} field={filterField} takesFocus={isFiltering} onChange={setFilter} />
      )}
    </header>
  )
}

/** Those who are named on its tasks. */
function Faces({ board }: { board: BoardWhole }) {
  const { t } = useTranslation('boards')
  const { people, listed } = useOnBoard()
  const all = useMemo(() => [...people.values()], [people])
  if (board.members.length === 0) return null
  const names = all.slice(0, 4).map(({ name }) => name)
  const more = all.length - names.length
  const said = more > 0 ? [...names, t('ui.board.others', { count: more })] : names
  return <FaceStack people={all} ground="surface" label={listed.format(said)} />
}
