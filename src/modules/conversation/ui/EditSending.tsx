import { useTranslation } from 'react-i18next'
import type { Names } from '#modules/text/names.ts'
import { Composer } from './Composer.tsx'
import { giveUp, send } from './outbox.ts'
import type { Sending } from './outbox-kept.ts'
import styles from './Talk.module.css'

type Props = { sending: Sending; names: Names; onDone: () => void }

/** A message that was refused, changed where it stands and sent again. Its files stay with it. */
export function EditSending({ sending, names, onDone }: Props) {
  const { t } = useTranslation('conversation')
  return (
    <div className={styles.edit}>
      <Composer
        subjectId={sending.subjectId}
        initial={sending.text}
        label={t('edit')}
        names={names}
        withFiles={false}
        autoFocus
        onSend={({ text }) => {
          giveUp(sending.key)
          // Other words are another message: a key of their own.
          send({ ...sending, text, key: crypto.randomUUID(), at: new Date().toISOString() })
          onDone()
        }}
        onCancel={onDone}
      />
    </div>
  )
}
