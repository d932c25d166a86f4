/** What a board is about: one line in its head, the whole of it where somebody wants to read on or to write. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageHandle } from '#modules/conversation/ui/PageEditor.tsx'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type BoardWhole, changeBoard, getBoard } from '../contract.ts'
import styles from './BoardAbout.module.css'
import { MAX_ABOUT } from './bounds.ts'

const PageEditor = lazy(() => import('#modules/conversation/ui/PageEditor.tsx'))

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
  const [first] = useState(board.about)
  const text = useRef(first)
  const editor = useRef<PageHandle>(null)
  const names = useNames(
    useMemo(() => [first], [first]),
    board.members,
  )
  const change = useAction(changeBoard, { refreshes: [getBoard], onDone })
  const save = () =>
    text.current === first
      ? onDone()
      : change.mutate({ boardId: board.id, about: text.current.trim().slice(0, MAX_ABOUT) })
  return (
    <section
      className={styles.whole}
      aria-label={t('ui.board.about')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          save()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
    >
      <div className={styles.editor}>
        <Suspense fallback={<Skeletons like="text" />}>
          <PageEditor
            ref={editor}
            text={first}
            label={t('ui.board.about')}
            hint={t('ui.board.about_hint')}
            names={names}
            subjectId={board.id}
            onText={(next) => {
              text.current = next
            }}
          />
        </Suspense>
      </div>
      {change.error && <p role="alert">{words(change.error)}</p>}
      <div className={styles.foot}>
        <Button size="s" busy={change.isPending && t('ui.board.saving')} onClick={save}>
          {t('ui.board.save')}
        </Button>
        <Button look="quiet" size="s" onClick={onDone}>
          {t('ui.task.cancel')}
        </Button>
      </div>
    </section>
  )
}
