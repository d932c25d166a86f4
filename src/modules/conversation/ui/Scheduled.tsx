/** What I have written to be said later: with its hour, to be changed, sent at once or taken back. */
import { IconClock, IconClockEdit, IconPencil, IconSend, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { WhenDialog } from '#web/WhenDialog.tsx'
import { atMoment } from '#web/when.ts'
import {
  changeScheduled,
  listScheduled,
  type Scheduled as One,
  sendScheduled,
  unschedule,
} from '../contract-scheduled.ts'
import { Composer } from './Composer.tsx'
import styles from './Scheduled.module.css'
import { useNames } from './use-names.ts'

type Asking = { what: 'words' | 'when' | 'many'; one: One }
const refreshes = [listScheduled]

export function Scheduled() {
  const { t } = useTranslation('conversation')
  const words = useRefusal('conversation')
  const { data, error, refetch } = useQuery(listScheduled, {}, { watch: { kinds: ['conversation.message_posted'] } })
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const drop = useAction(unschedule, { refreshes, onDone: () => toast({ text: t('unplanned') }) })
  const send = useAction(sendScheduled, {
    refreshes,
    onDone() {
      close()
      toast({ text: t('sent_now') })
    },
    onRefused(refused) {
      const one = data?.items.find(({ id }) => id === send.variables?.scheduledId)
      if (refused.code === 'mention_needs_confirming' && one) setAsking({ what: 'many', one: one as One })
      else toast({ text: words(refused) ?? t('failed'), kind: 'bad' })
    },
  })
  if (!data && !error) return <Skeletons count={3} />
  if (!data)
    return (
      <EmptyState
        title={t('cannot_load')}
        action={
          <Button look="soft" onClick={() => void refetch()}>
            {t('again')}
          </Button>
        }
      />
    )
  if (data.items.length === 0) return <EmptyState title={t('none_scheduled')} text={t('none_scheduled_text')} />
  return (
    <>
      <Rows
        items={data.items as One[]}
        onAsk={setAsking}
        onSend={({ id }) => send.mutate({ scheduledId: id })}
        onDrop={({ id }) => drop.mutate({ scheduledId: id })}
      />
      {asking?.what === 'when' && <Move one={asking.one} onClose={close} />}
      {asking?.what === 'words' && <Reword one={asking.one} onClose={close} />}
      <ConfirmDialog
        open={asking?.what === 'many'}
        question={t('many_question')}
        text={t('refusal.mention_needs_confirming')}
        keep={t('many_keep')}
        confirm={t('many_confirm')}
        onKeep={close}
        onConfirm={() => asking && send.mutate({ scheduledId: asking.one.id, mentionMany: true })}
      />
    </>
  )
}

type RowsProps = {
  items: readonly One[]
  onAsk: (asking: Asking) => void
  onSend: (one: One) => void
  onDrop: (one: One) => void
}

function Rows({ items, onAsk, onSend, onDrop }: RowsProps) {
  const { t, i18n } = useTranslation('conversation')
  const slug = useCommunitySlug() ?? ''
  const { me } = useHere()
  const names = useNames(
    items.map((one) => one.text),
    [],
  )
  return (
    <ul>
      {items.map((one) => {
        const { subject, failed, dueAt, files } = one
        const said = toPlain(parse(one.text), names, { max: 200, shape: 'line' })
        const place = subject && subjectHref(slug, subject)
        return (
          <li key={one.id} className={styles.row}>
            <span className={styles.sign}>
              <IconClock aria-hidden />
            </span>
            <div className={styles.said}>
              <time className={styles.due} dateTime={dueAt}>
                {atMoment(new Date(dueAt), new Date(), i18n.language, me.timeZone)}
              </time>
              <p>{said || files.map(({ name }) => name).join(', ')}</p>
              <small>
                {place ? <Link href={place}>{subject.title || t('to_few')}</Link> : t('text:somethingPrivate')}
                {one.threadId && ` · ${t('in_thread')}`}
              </small>
              {failed && <small className={styles.failed}>{t(`activity.scheduled_failed_${failed}`)}</small>}
            </div>
            <div className={styles.buttons}>
              {subject && (
                <IconButton label={t('edit')} onClick={() => onAsk({ what: 'words', one })}>
                  <IconPencil aria-hidden />
                </IconButton>
              )}
              <IconButton label={t('other_time')} onClick={() => onAsk({ what: 'when', one })}>
                <IconClockEdit aria-hidden />
              </IconButton>
              {subject && (
                <IconButton label={t('send_now')} onClick={() => onSend(one)}>
                  <IconSend aria-hidden />
                </IconButton>
              )}
              <IconButton label={t('delete')} onClick={() => onDrop(one)}>
                <IconTrash aria-hidden />
              </IconButton>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Move({ one, onClose }: { one: One; onClose: () => void }) {
  const { t } = useTranslation('conversation')
  const words = useRefusal('conversation')
  const change = useAction(changeScheduled, { refreshes, onDone: onClose })
  return (
    <WhenDialog
      title={t('send_when')}
      often={['hour', 'hours', 'tomorrow', 'monday']}
      verb={t('plan')}
      busy={change.isPending && t('planning')}
      error={words(change.error)}
      onPick={(when) => change.mutate({ scheduledId: one.id, when })}
      onClose={onClose}
    />
  )
}

function Reword({ one, onClose }: { one: One; onClose: () => void }) {
  const { t } = useTranslation('conversation')
  const words = useRefusal('conversation')
  const names = useNames([one.text], [])
  const change = useAction(changeScheduled, {
    refreshes,
    onDone: onClose,
    onRefused: (refused) => toast({ text: words(refused) ?? t('failed'), kind: 'bad' }),
  })
  return (
    <Dialog open onClose={onClose} title={t('edit')} size={600}>
      <div className={styles.reword}>
        <Composer
          subjectId={one.subject?.id ?? ''}
          initial={one.text}
          label={t('edit')}
          names={names}
          sendLabel={t('save')}
          withFiles={false}
          autoFocus
          onSend={({ text }) => change.mutate({ scheduledId: one.id, text })}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  )
}
