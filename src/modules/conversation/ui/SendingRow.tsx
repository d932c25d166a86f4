import { IconAlertCircle, IconClock } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#modules/text/names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { cx } from '#web/kit/cx.ts'
import { Face } from '#web/kit/Face.tsx'
import { Files } from '#web/kit/Files.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { shownFiles } from '#web/shown-files.ts'
import row from './MessageRow.module.css'
import { giveUp, outbox, send } from './outbox.ts'
import type { Sending } from './outbox-kept.ts'
import { refusalWords } from './refusal-words.ts'
import styles from './SendingRow.module.css'

type Props = { sending: Sending; isNext: boolean; names: Names; onEdit: () => void }

/** Said and not yet confirmed: there at once, a little paler. */
export function SendingRow({ sending, isNext, names, onEdit }: Props) {
  const isAway = useSyncExternalStore(outbox.subscribe, outbox.isAway)
  const { t, i18n } = useTranslation('conversation')
  const community = useCommunitySlug() ?? ''
  const { community: home, memberId } = useHere()
  const name = home.me?.name ?? ''
  const person = { id: memberId ?? '', name, photo: pictureUrl(community, home.me?.face) }
  const { failed } = sending
  return (
    <article className={cx(row.row, isNext && row.next)} aria-busy={failed ? undefined : true}>
      {isNext ? <span /> : <Face person={person} named />}
      <div className={row.said}>
        {!isNext && (
          <header>
            <b className={row.name}>{name}</b>
          </header>
        )}
        <div className={failed ? undefined : styles.paler}>
          <Text markdown={sending.text} names={names} />
          {sending.files.length > 0 && <Files files={shownFiles(sending.files, community, i18n.language)} />}
        </div>
        {failed ? (
          <p className={styles.failed} role="alert">
            <IconAlertCircle aria-hidden />
            <span>{t('not_sent')}</span>
            <button type="button" onClick={() => send(sending)}>
              {t('again')}
            </button>
            <button type="button" onClick={onEdit}>
              {t('edit')}
            </button>
            <button type="button" onClick={() => giveUp(sending.key)}>
              {t('discard')}
            </button>
            <small>{refusalWords(t, 'conversation', failed)}</small>
          </p>
        ) : isAway ? (
          <p className={styles.waiting}>
            <IconClock aria-hidden />
            <span>{t('waits')}</span>
            <button type="button" onClick={() => giveUp(sending.key)}>
              {t('discard')}
            </button>
          </p>
        ) : (
          <p className={cx(styles.waiting, styles.sending)}>
            <IconClock aria-hidden />
            <span>{t('sending')}</span>
          </p>
        )}
      </div>
    </article>
  )
}
