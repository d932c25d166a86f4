import { IconBookmarkFilled, IconDots, IconMessageReply, IconMoodPlus, IconPinFilled } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#modules/text/names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { useCommunitySlug } from '#web/community.ts'
import { cx } from '#web/kit/cx.ts'
import { EmojiButton } from '#web/kit/EmojiButton.tsx'
import { Face } from '#web/kit/Face.tsx'
import { Files } from '#web/kit/Files.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { shownFiles } from '#web/shown-files.ts'
import type { Message } from '../contract.ts'
import { LinkPreviews } from './LinkPreviews.tsx'
import { MessageCards } from './MessageCards.tsx'
import styles from './MessageRow.module.css'
import { type Doings, menuOf } from './message-menu.tsx'
import { Reactions } from './Reactions.tsx'
import { ThreadLine } from './ThreadLine.tsx'
import { useLongPress } from './use-long-press.ts'
import { fullMoment, timeOf } from './when-said.ts'

export type MessageRowProps = {
  message: Message
  /** Below one by the same person: without face and name. */
  isNext: boolean
  isSelected?: boolean
  isMarked?: boolean
  me: string | null
  names: Names
  doings: Doings
  /** Where only reading is possible. */
  mayTalk: boolean
  inThread?: boolean
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, isNext, names, doings, me, mayTalk, inThread } = props
  const { t, i18n } = useTranslation('conversation')
  const [isOver, setOver] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const hold = useLongPress(() => doings.hold(message))
  const community = useCommunitySlug() ?? ''
  const { author, deletedAt } = message
  const classes = cx(
    styles.row,
    isNext && styles.next,
    props.isSelected && styles.selected,
    props.isMarked && styles.marked,
    inThread && styles.narrow,
  )
  if (deletedAt) {
    return (
      <article className={cx(classes, styles.deleted)} data-message={message.id} tabIndex={-1}>
        <i aria-hidden />
        <div>
          <p>{t('deleted')}</p>
          {!inThread && <ThreadLine message={message} onOpen={doings.reply} />}
        </div>
      </article>
    )
  }
  const person = { id: author.id, name: author.name, photo: pictureUrl(community, author.face) }
  const role = roleOf(author)
  const moment = (
    <time dateTime={message.at} title={fullMoment(message.at, i18n.language)}>
      {timeOf(message.at, i18n.language)}
    </time>
  )
  return (
    <article
      className={classes}
      data-message={message.id}
      tabIndex={-1}
      aria-label={t('said_by', { name: author.name, time: timeOf(message.at, i18n.language) })}
      onMouseEnter={() => setOver(true)}
      onMouseLeave={() => setOver(false)}
      onFocus={() => setFocus(true)}
      onBlur={(event) => setFocus(event.currentTarget.contains(event.relatedTarget))}
      onKeyDown={(event) => keys(event, props)}
      {...hold}
    >
      {isNext ? (
        <span className={styles.side}>{moment}</span>
      ) : (
        <Face person={person} size={inThread ? 34 : 40} named />
      )}
      <div className={styles.said}>
        {!isNext && (
          <header>
            <button type="button" className={styles.name} onClick={() => doings.openPerson(author.id)}>
              {author.name}
            </button>
            {role && <span className={styles.role}>{t(`role.${role}`)}</span>}
            {moment}
          </header>
        )}
        {message.pinnedAt && (
          <small className={styles.pinned}>
            <IconPinFilled aria-hidden />
            {t('pinned')}
          </small>
        )}
        {doings.isSaved(message) && (
          <small className={styles.pinned}>
            <IconBookmarkFilled aria-hidden />
            {t('is_saved')}
          </small>
        )}
        {message.text && <Text markdown={message.text} names={names} onMention={doings.openPerson} />}
        {message.editedAt && (
          <small className={styles.edited} title={fullMoment(message.editedAt, i18n.language)}>
            {t('edited')}
          </small>
        )}
        <MessageCards message={message} names={names} />
        {message.files.length > 0 && (
          <div className={styles.files}>
            <Files files={shownFiles(message.files, community, i18n.language)} />
          </div>
        )}
        <LinkPreviews message={message} onHide={mayTalk && author.id === me ? doings.hidePreview : undefined} />
        <Reactions message={message} me={me} mayReact={mayTalk} onToggle={doings.react} />
        {!inThread && <ThreadLine message={message} onOpen={doings.reply} />}
      </div>
      {(isOver || hasFocus) && (
        <div className={styles.actions} role="toolbar" aria-label={t('actions')}>
          {mayTalk && (
            <EmojiButton
              label={t('react')}
              icon={<IconMoodPlus aria-hidden />}
              onPick={(emoji) => doings.react(message, emoji)}
            />
          )}
          {!inThread && mayTalk && (
            <IconButton label={t('reply')} onClick={() => doings.reply(message)}>
              <IconMessageReply aria-hidden />
            </IconButton>
          )}
          <Menu
            button={
              <IconButton label={t('more')}>
                <IconDots aria-hidden />
              </IconButton>
            }
            items={menuOf(message, { doings, t, mayTalk, isMine: author.id === me, inThread: inThread === true })}
          />
        </div>
      )}
    </article>
  )
})

function roleOf(author: Message['author']): 'owner' | 'steward' | 'guest' | 'app' | undefined {
  if (author.kind === 'guest' || author.kind === 'app') return author.kind
  return author.role === 'owner' || author.role === 'steward' ? author.role : undefined
}

function keys(event: KeyboardEvent, { message, doings, me, mayTalk, inThread }: MessageRowProps) {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || !mayTalk) return
  const isMine = message.author.id === me
  const doing: Record<string, (() => void) | false | undefined> = {
    r: !inThread && (() => doings.reply(message)),
    e: isMine && (() => doings.edit(message)),
    u: () => doings.markUnread(message),
    l: () => doings.copyLink(message),
    p: () => doings.pin(message),
    s: doings.maySave && (() => doings.save(message)),
    Delete: (isMine || doings.mayDeleteAny) && (() => doings.remove(message)),
  }
  const one = doing[event.key]
  if (!one) return
  event.preventDefault()
  one()
}
