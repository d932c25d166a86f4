import { useTranslation } from 'react-i18next'
import styles from './TypingLine.module.css'
import { useMemberNames } from './use-names.ts'

export function TypingLine({ members }: { members: readonly string[] }) {
  const { t } = useTranslation('conversation')
  const names = useMemberNames(members.slice(0, 3)).map((name) => name.split(' ')[0])
  const words =
    names.length === 0 || members.length > 3
      ? t('typing_many')
      : t('typing', { count: names.length, names: names.join(', ') })
  return (
    <p className={styles.typing} aria-hidden={members.length === 0}>
      {members.length > 0 && (
        <>
          <i />
          <i />
          <i />
          <span>{words}</span>
        </>
      )}
    </p>
  )
}
