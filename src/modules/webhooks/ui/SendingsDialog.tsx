import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { usePages } from '#web/pages.ts'
import { useAction } from '#web/query.ts'
import { listSendings, type Sending, sendAgain, type Webhook } from '../contract.ts'
import styles from './Integrations.module.css'
import { useSaid } from './said.ts'

const signs = { waiting: 'warn', delivered: 'done', failed: 'bad', withheld: 'rest' } as const

/** What one webhook sent last, and what was answered. */
export function SendingsDialog({ one, onClose }: { one: Webhook; onClose: () => void }) {
  const { t } = useSaid()
  const list = usePages(listSendings, { webhookId: one.id })
  return (
    <Dialog open onClose={onClose} title={t('out.history')} size={560}>
      {list.isPending && <Skeletons count={3} />}
      {list.items?.length === 0 && <EmptyState title={t('history.none')} text={t('history.none_text')} />}
      <ul className={styles.rows}>
        {list.items?.map((sending) => (
          <Row key={sending.id} webhookId={one.id} sending={sending} isPaused={one.pausedAt !== null} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button look="soft" busy={list.isFetchingNextPage && t('saving')} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {list.items && list.items.length > 0 && <p className={styles.quiet}>{t('history.kept')}</p>}
    </Dialog>
  )
}

type RowProps = { webhookId: string; sending: Sending; isPaused: boolean }

function Row({ webhookId, sending, isPaused }: RowProps) {
  const { t, heard, when, sayRefused } = useSaid()
  const again = useAction(sendAgain, { refreshes: [listSendings], onRefused: sayRefused })
  const { id, kind, state, attempts, status, error, createdAt } = sending
  const facts = [
    status !== null && t('history.answer', { status }),
    error !== null && t(`error.${error}`),
    attempts > 1 && t('history.attempts', { count: attempts }),
  ].filter(Boolean)
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <b>{heard(kind)}</b>
        <div className={styles.facts}>
          <StateWord is={signs[state]}>{t(`state.${state}`)}</StateWord>
          <small>
            <time dateTime={createdAt}>{when(createdAt)}</time>
          </small>
          {facts.length > 0 && <small>{facts.join(' · ')}</small>}
        </div>
      </div>
      {state === 'failed' && !isPaused && (
        <Button
          look="soft"
          size="s"
          busy={again.isPending && t('saving')}
          onClick={() => again.mutate({ webhookId, sendingId: id })}
        >
          {t('history.again')}
        </Button>
      )}
    </li>
  )
}
