import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import type { BoardWhole } from '../contract.ts'
import styles from './Status.module.css'
import { StatusSign } from './StatusSign.tsx'

const StatusDialog = lazy(() => import('./StatusDialog.tsx'))

/** In the head of a board: how it is going, how old that is; whoever is asked says it here. */
export function BoardStatus({ board, onShow }: { board: BoardWhole; onShow: (what: string) => void }) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const [isGiving, setGiving] = useState(false)
  const { status, can, asksMe } = board
  if (!can.work && !status) return null
  return (
    <span className={styles.head}>
      {status && (
        <button
          type="button"
          className={styles.newest}
          onClick={() => onShow('status')}
          disabled={!can.work && !can.tend}
        >
          <StatusSign state={status.state} />
          <time dateTime={status.at}>{ago(status.at, new Date(), i18n.language, me.timeZone)}</time>
        </button>
      )}
      {can.work && (asksMe || !status) && (
        <Button size="s" look={asksMe ? 'soft' : 'quiet'} onClick={() => setGiving(true)}>
          {t(asksMe ? 'ui.status.question' : 'ui.status.give')}
        </Button>
      )}
      {isGiving && (
        <Suspense>
          <StatusDialog boardId={board.id} onClose={() => setGiving(false)} />
        </Suspense>
      )}
    </span>
  )
}
