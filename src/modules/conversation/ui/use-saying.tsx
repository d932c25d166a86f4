/** Saying something: into the outbox, with a question first where it reaches many. */
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import type { Message } from '../contract.ts'
import type { Written } from './Composer.tsx'
import { giveUp, outbox, send } from './outbox.ts'
import type { Sending } from './outbox-kept.ts'
import { lastSeq } from './rows.ts'

type Place = { subjectId: string; threadId: string | null; items: readonly Message[] }

export function useSaying({ subjectId, threadId, items }: Place) {
  const [alsoInChannel, setAlso] = useState(false)
  const say = ({ text, files }: Written) => {
    setAlso(false)
    send({
      key: crypto.randomUUID(),
      subjectId,
      threadId,
      text,
      files,
      at: new Date().toISOString(),
      href: location.pathname + location.search,
      afterSeq: lastSeq(items),
      ...(alsoInChannel && { alsoInChannel }),
    })
  }
  return { say, alsoInChannel, setAlso }
}

/** "Das erreicht mehr als 20 Menschen." */
export function ManyQuestion({ subjectId, threadId }: Omit<Place, 'items'>) {
  const { t } = useTranslation('conversation')
  const all = useSyncExternalStore(outbox.subscribe, outbox.all)
  const asking = all.find((one) => isAsking(one) && one.subjectId === subjectId && one.threadId === threadId)
  if (!asking) return null
  return (
    <ConfirmDialog
      open
      question={t('many_question')}
      text={t('refusal.mention_needs_confirming')}
      keep={t('many_keep')}
      confirm={t('many_confirm')}
      onKeep={() => giveUp(asking.key)}
      onConfirm={() => {
        giveUp(asking.key)
        // The refusal used up nothing, but the question is another one now: a key of its own.
        send({ ...asking, key: crypto.randomUUID(), mentionMany: true })
      }}
    />
  )
}

const isAsking = (sending: Sending): boolean => sending.failed === 'mention_needs_confirming'
