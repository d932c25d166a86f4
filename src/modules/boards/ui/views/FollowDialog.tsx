import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import styles from './Timeline.module.css'
import type { Following } from './use-following.ts'

type Props = { asked: Following | undefined; onAnswer: (all: boolean) => void; onClose: () => void }

/** How many are named. */
const MOST = 8

/** Whether what waits for it moves along. */
export function FollowDialog({ asked, onAnswer, onClose }: Props) {
  const { t } = useTranslation('boards')
  const others = asked?.after.filter(({ id }) => id !== asked.card.id) ?? []
  return (
    <Dialog
      open={asked !== undefined}
      onClose={onClose}
      title={t('ui.views.follow_question')}
      actions={
        asked && (
          <>
            <Button look="line" data-autofocus onClick={() => onAnswer(false)}>
              {t('ui.views.follow_not')}
            </Button>
            <Button onClick={() => onAnswer(true)}>{t('ui.views.follow_all')}</Button>
          </>
        )
      }
    >
      {asked && (
        <>
          <p>{t('ui.views.follow_text', { count: others.length, title: asked.card.title })}</p>
          <ul className={styles.followers}>
            {others.slice(0, MOST).map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
