import { IconChevronLeft, IconLayoutSidebar } from '@tabler/icons-react'
import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ColumnHead.module.css'
import { cx } from './cx.ts'
import { IconButton, IconLink } from './IconButton.tsx'
import { Alone, ShellParts } from './shell-parts.ts'

/** The head of a column: 80 px on one line with its neighbours; on a phone it is the top bar with the way back. */
export function ColumnHead({
  title,
  level = 2,
  beside,
  below,
  back,
  wide,
  actions,
  line = true,
  showsList,
}: {
  title: ReactNode
  level?: 1 | 2
  /** Beside the title: the purpose chip. */
  beside?: ReactNode
  /** A quiet line below the title. */
  below?: ReactNode
  /** Where the phone's back arrow leads. */
  back?: string
  /** Before the actions where there is room, gone on a phone: faces. */
  wide?: ReactNode
  actions?: ReactNode
  line?: boolean
  /** On a tablet this head carries the button that opens the list. */
  showsList?: boolean
}) {
  const { t } = useTranslation('kit')
  const { hasList, openList } = useContext(ShellParts)
  const alone = useContext(Alone)
  const Heading = level === 1 || alone ? 'h1' : 'h2'
  return (
    <header className={cx(styles.head, line && styles.line)}>
      {back && (
        <IconLink label={t('back')} href={back} className={styles.back}>
          <IconChevronLeft aria-hidden />
        </IconLink>
      )}
      {showsList && hasList && (
        <IconButton label={t('open_list')} onClick={openList} className={styles.opener}>
          <IconLayoutSidebar aria-hidden />
        </IconButton>
      )}
      <div className={styles.words}>
        <Heading className={styles.title}>{title}</Heading>
        {beside && <div className={styles.beside}>{beside}</div>}
        {below && <p className={styles.below}>{below}</p>}
      </div>
      {wide && <div className={styles.wide}>{wide}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
