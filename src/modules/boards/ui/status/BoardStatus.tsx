import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import type { BoardWhole } from '../../contract.ts'
import { GIVE_STATUS, type useBoardPlace } from '../board/use-place.ts'
import styles from './Status.module.css'
import { StatusSign } from './StatusSign.tsx'

const StatusDialog = lazy(() => import('./StatusDialog.tsx'))

/** In the head of a board: how it is going, how old that is; whoever is asked says it here. */
export function BoardStatus({ board, place }: { board: BoardWhole; place: ReturnType<typeof useBoardPlace> }) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const { status, can, asksMe } = board
  const isAsked = can.work && asksMe
  if (!isAsked && !status && place.show !== GIVE_STATUS) return null
  return (
    <span className={styles.head}>
      {status && (
        <button
          type="button"
          className={styles.newest}
          onClick={() => place.look('status')}
          disabled={!can.work && !can.tend}
        >
          <StatusSign state={status.state} />
          <time dateTime={status.at}>{ago(status.at, new Date(), i18n.language, me.timeZone)}</time>
        </button>
      )}
      {isAsked && (
        <Button size="s" look="soft" onClick={() => place.look(GIVE_STATUS)}>
          {t('ui.status.question')}
        </Button>
      )}
      {can.work && place.show === GIVE_STATUS && (
        <Suspense>
          <StatusDialog boardId={board.id} onClose={() => place.look(undefined)} />
        </Suspense>
      )}
    </span>
  )
}
