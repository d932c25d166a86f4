/** What a board is about: one line in its head, the whole of it where somebody wants to read on or to write. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { Button } from '#web/kit/Button.tsx'
import { cx } from '#web/kit/cx.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type BoardWhole, changeBoard, getBoard } from '../../contract.ts'
import styles from './BoardAbout.module.css'
import { MAX_ABOUT } from './bounds.ts'
import { WriteAbout } from './WriteAbout.tsx'

/** A line of so many letters is read at a glance. */
const SHORT = 70
const noTexts: readonly string[] = []

export type AboutState = 'folded' | 'open' | 'writing'
type Props = { board: BoardWhole; state: AboutState; onState: (state: AboutState) => void }

export function AboutLine({ board, state, onState }: Props) {
  const { t } = useTranslation('boards')
  const names = useNames(
    useMemo(() => [board.about], [board.about]),
    board.members,
  )
  const line = useMemo(() => toPlain(parse(board.about), names).replace(/\s+/g, ' ').trim(), [board.about, names])
  if (!board.about) return null
  const isShort = line.length <= SHORT && line === board.about.trim()
  const isOpen = state !== 'folded'
  return (
    <div className={styles.line}>
      {!isOpen && <p>{line}</p>}
      {!isShort && (
        <Button
          look="quiet"
          size="s"
          aria-expanded={isOpen}
          icon={isOpen ? <IconChevronUp aria-hidden /> : <IconChevronDown aria-hidden />}
          onClick={() => onState(isOpen ? 'folded' : 'open')}
        >
          {t(isOpen ? 'ui.board.about_less' : 'ui.board.about_more')}
        </Button>
      )}
    </div>
  )
}

export function AboutWhole({ board, state, onState }: Props) {
  const { t } = useTranslation('boards')
  const names = useNames(
    useMemo(() => (state === 'folded' ? noTexts : [board.about]), [board.about, state]),
    board.members,
  )
  if (state === 'folded') return null
  if (state === 'writing') return <Writing board={board} onDone={() => onState('folded')} />
  return (
    <section className={styles.whole} aria-label={t('ui.board.about')}>
      <div className={styles.text}>
        <Text markdown={board.about} names={names} />
      </div>
      {board.can.tend && (!board.archivedAt || board.isTemplate) && (
        <Button look="quiet" size="s" onClick={() => onState('writing')}>
          {t('ui.board.about_edit')}
        </Button>
      )}
    </section>
  )
}

function Writing({ board, onDone }: { board: BoardWhole; onDone: () => void }) {
  const { t } = useTranslation('boards')
  const words = useRefusal('boards')
  const client = useQueryClient()
  const change = useAction(changeBoard, {
    refreshes: [getBoard],
    onDone,
    // What somebody else wrote is here before one decides what becomes of both.
    onRefused: () => void client.invalidateQueries({ queryKey: [getBoard.name] }),
  })
  const { error } = change
  return (
    <WriteAbout
      about={board.about}
      label={t('ui.board.about')}
      hint={t('ui.board.about_hint')}
      subjectId={board.id}
      people={board.members}
      most={MAX_ABOUT}
      change={change}
      onSave={(about, aboutWas) => change.mutate({ boardId: board.id, about, aboutWas })}
      onDone={onDone}
      className={cx(styles.whole, styles.writing)}
    >
      {error && error.code !== 'changed_meanwhile' && <p role="alert">{words(error)}</p>}
    </WriteAbout>
  )
}
