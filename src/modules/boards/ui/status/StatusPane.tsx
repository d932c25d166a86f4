import { IconX } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { usePages } from '#web/pages.ts'
import { useQuery } from '#web/query.ts'
import type { BoardWhole } from '../../contract.ts'
import { listStatus, type Status } from '../../status/contract.ts'
import styles from './Status.module.css'
import { StatusSign } from './StatusSign.tsx'

const StatusDialog = lazy(() => import('./StatusDialog.tsx'))

/** How a board was going, newest first; what was corrected stays, and says so. */
export default function StatusPane({ board, back, onClose }: { board: BoardWhole; back: string; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const boardId = board.id
  const watch = { subjects: [boardId], kinds: ['boards.status_'] }
  const first = useQuery(listStatus, { boardId, most: 1 }, { watch })
  const asked = usePages(listStatus, { boardId }, { watch })
  const [giving, setGiving] = useState<{ was?: Status }>()
  const items = asked.items ?? []
  const corrected = new Set(items.flatMap(({ correctsId }) => correctsId ?? []))
  const mayGive = first.data?.can.give
  return (
    <>
      <ColumnHead
        title={t('ui.status.title')}
        back={back}
        actions={
          <IconButton label={t('ui.status.close')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <div className={styles.pane}>
        {mayGive && (
          <Button look="soft" onClick={() => setGiving({})}>
            {t('ui.status.give')}
          </Button>
        )}
        {!asked.items && <Skeletons count={3} />}
        {asked.items?.length === 0 && <EmptyState title={t('ui.status.none')} text={t('ui.status.none_text')} />}
        {items.map((one, n) => (
          <Entry
            key={one.id}
            status={one}
            isCorrected={corrected.has(one.id)}
            onCorrect={n === 0 && mayGive ? () => setGiving({ was: one }) : undefined}
          />
        ))}
        {asked.hasNextPage && (
          <Button look="quiet" size="s" onClick={() => void asked.fetchNextPage()}>
            {t('ui.status.older')}
          </Button>
        )}
      </div>
      {giving && (
        <Suspense>
          <StatusDialog boardId={boardId} {...giving} onClose={() => setGiving(undefined)} />
        </Suspense>
      )}
    </>
  )
}

const nobody: never[] = []
type EntryProps = { status: Status; isCorrected: boolean; onCorrect: (() => void) | undefined }

function Entry({ status, isCorrected, onCorrect }: EntryProps) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const names = useNames(
    useMemo(() => [status.text], [status.text]),
    nobody,
  )
  const day =
    status.nextOn &&
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(`${status.nextOn}T12:00`))
  return (
    <article className={styles.entry} data-corrected={isCorrected || undefined}>
      <header>
        <StatusSign state={status.state} />
        <b>{status.by?.name ?? t('ui.status.somebody')}</b>
        <time dateTime={status.at}>{ago(status.at, new Date(), i18n.language, me.timeZone)}</time>
        {isCorrected && <small>{t('ui.status.corrected')}</small>}
        {status.correctsId && <small>{t('ui.status.corrects')}</small>}
      </header>
      {status.text && <Text markdown={status.text} names={names} />}
      {day && <small>{t('ui.status.next_said', { day })}</small>}
      {onCorrect && (
        <Button look="quiet" size="s" onClick={onCorrect}>
          {t('ui.status.correct')}
        </Button>
      )}
    </article>
  )
}
