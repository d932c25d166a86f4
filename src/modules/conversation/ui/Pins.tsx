/** What is pinned on a subject, in a pane beside its conversation. */
import { IconPinnedOff, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Text } from '#modules/text/ui/Text.tsx'
import { useCommunitySlug } from '#web/community.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Files } from '#web/kit/Files.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { shownFiles } from '#web/shown-files.ts'
import type { Message } from '../contract.ts'
import { listPins, unpinMessage } from '../contract-pins.ts'
import styles from './Pins.module.css'
import { useNames } from './use-names.ts'
import { momentOf } from './when-said.ts'

type Props = {
  subjectId: string
  mayTalk: boolean
  linkTo: (message: Message) => string
  /** Where the phone's back arrow leads. */
  back: string
  onClose: () => void
}

export function Pins({ subjectId, mayTalk, linkTo, back, onClose }: Props) {
  const { t } = useTranslation('conversation')
  const words = useRefusal('conversation')
  const { data, error, refetch } = useQuery(listPins, { subjectId }, { watch: { subjects: [subjectId], apply: keeps } })
  const unpin = useAction(unpinMessage, {
    refreshes: [listPins],
    onDone: () => toast({ text: t('unpin_done') }),
    onRefused: (refused) => toast({ text: words(refused) ?? t('failed'), kind: 'bad' }),
  })
  const items = data?.items as readonly Pinned[] | undefined
  return (
    <>
      <ColumnHead
        title={t('pinned')}
        back={back}
        actions={
          <IconButton label={t('close_pins')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <div className={styles.pins}>
        {!items && !error && <Skeletons count={3} />}
        {!items && error && (
          <EmptyState
            title={t('cannot_load')}
            action={
              <Button look="soft" onClick={() => void refetch()}>
                {t('again')}
              </Button>
            }
          />
        )}
        {items?.length === 0 && <EmptyState title={t('pins_none')} text={t('pins_none_text')} />}
        {items && items.length > 0 && (
          <Rows
            items={items}
            linkTo={linkTo}
            {...(mayTalk && { onUnpin: (messageId: string) => unpin.mutate({ messageId }) })}
          />
        )}
      </div>
    </>
  )
}

type Pinned = { message: Message; by: Message['author']; at: string }
type RowsProps = { items: readonly Pinned[]; linkTo: Props['linkTo']; onUnpin?: (messageId: string) => void }

function Rows({ items, linkTo, onUnpin }: RowsProps) {
  const { t, i18n } = useTranslation('conversation')
  const community = useCommunitySlug() ?? ''
  const texts = useMemo(() => items.map(({ message }) => message.text), [items])
  const people = useMemo(() => items.flatMap(({ message, by }) => [message.author, by]), [items])
  const names = useNames(texts, people)
  return (
    <ul>
      {items.map(({ message, by }) => (
        <li key={message.id} className={styles.pin}>
          <header>
            <PersonFace person={message.author} size={24} />
            <b>{message.author.name}</b>
            <time dateTime={message.at}>{momentOf(message.at, i18n.language)}</time>
          </header>
          <div className={styles.text}>
            <Text markdown={message.text} names={names} />
            {message.files.length > 0 && <Files files={shownFiles(message.files, community, i18n.language)} />}
          </div>
          <footer>
            <Link href={linkTo(message)}>{t('show_message')}</Link>
            <small>{t('pinned_by', { name: by.name })}</small>
            {onUnpin && (
              <IconButton label={t('unpin')} onClick={() => onUnpin(message.id)}>
                <IconPinnedOff aria-hidden />
              </IconButton>
            )}
          </footer>
        </li>
      ))}
    </ul>
  )
}

/** What is newly said changes no pin; what is pinned, changed or deleted does. */
const keeps = <Shown,>(shown: Shown, { kind }: { kind: string }): Shown | undefined =>
  /^conversation\.message_(pinned|unpinned|edited|deleted|restored)$/.test(kind) ? undefined : shown
