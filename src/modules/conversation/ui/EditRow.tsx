import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#modules/text/names.ts'
import { call, Refused } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { toast } from '#web/kit/toast.ts'
import { editMessage, type Message } from '../contract.ts'
import { Composer } from './Composer.tsx'
import { refusalWords } from './refusal-words.ts'
import styles from './Talk.module.css'

type Props = { message: Message; names: Names; onDone: (edited: Message | undefined) => void }

/** A message being changed, where it stands. Escape keeps it as it was. */
export function EditRow({ message, names, onDone }: Props) {
  const { t } = useTranslation('conversation')
  const community = useCommunitySlug()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise: an effect must not.
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const [many, setMany] = useState<string>()
  const save = async (text: string, mentionMany = false) => {
    if (text === message.text) return onDone(undefined)
    try {
      onDone(
        (await call(
          editMessage,
          { messageId: message.id, text, ...(mentionMany && { mentionMany }) },
          { community },
        )) as Message,
      )
    } catch (error) {
      const code = error instanceof Refused ? error.code : 'bug'
      if (code === 'mention_needs_confirming') return setMany(text)
      toast({ text: refusalWords(t, 'conversation', code), kind: 'bad' })
    }
  }
  return (
    <div ref={place} className={styles.edit}>
      <Composer
        subjectId={message.subjectId}
        initial={many ?? message.text}
        key={many}
        label={t('edit')}
        names={names}
        sendLabel={t('save')}
        withFiles={false}
        autoFocus
        onSend={({ text }) => void save(text)}
        onCancel={() => onDone(undefined)}
      />
      <ConfirmDialog
        open={many !== undefined}
        question={t('many_question')}
        text={t('refusal.mention_needs_confirming')}
        keep={t('many_keep')}
        confirm={t('many_confirm')}
        onKeep={() => setMany(undefined)}
        onConfirm={() => many !== undefined && void save(many, true)}
      />
    </div>
  )
}
