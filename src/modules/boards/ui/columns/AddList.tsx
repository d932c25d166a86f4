import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import styles from './AddList.module.css'
import { NameField } from './ListHead.tsx'

/** One more list at the end; Enter adds it and goes on with the next one. */
export function AddList({ isFirst, onAdd }: { isFirst: boolean; onAdd: (title: string) => void }) {
  const { t } = useTranslation('boards')
  const [round, setRound] = useState(0)
  return (
    <div className={styles.add}>
      {isFirst && round === 0 && <p className={styles.first}>{t('ui.list.first')}</p>}
      {round === 0 ? (
        isFirst ? (
          <Button icon={<IconPlus aria-hidden />} onClick={() => setRound(1)}>
            {t('ui.list.new')}
          </Button>
        ) : (
          <IconButton label={t('ui.list.new')} onClick={() => setRound(1)}>
            <IconPlus aria-hidden />
          </IconButton>
        )
      ) : (
        <NameField
          key={round}
          name=""
          label={t('ui.list.name')}
          onName={(title, isEntered) => {
            onAdd(title)
            setRound(isEntered ? round + 1 : 0)
          }}
          onEnd={() => setRound((now) => (now === round ? 0 : now))}
        />
      )}
    </div>
  )
}
