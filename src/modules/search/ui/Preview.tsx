import { useTranslation } from 'react-i18next'
import { listMessages } from '#modules/conversation/contract.ts'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { useQuery } from '#web/query.ts'
import type { Found } from '../contract.ts'
import styles from './Preview.module.css'

const AROUND = 8

/** A message in its surroundings. Looking at it marks nothing as read. */
export function Preview({ of }: { of: Found }) {
  const { t } = useTranslation('search')
  const messageId = of.kind === 'message' ? of.id : String(of.more.messageId)
  const { data, isPending } = useQuery(listMessages, {
    subjectId: of.place!.id,
    around: messageId,
    most: AROUND,
  })
  const items = data?.items ?? []
  const names = useNames(
    items.map(({ text }) => text),
    items.map(({ author }) => author),
  )
  const head = typeof of.more.threadId === 'string' ? of.more.threadId : messageId
  return (
    <aside className={styles.preview} aria-label={t('around')}>
      <h2>{of.place!.audience === 'direct' ? t('with', { name: of.place!.title }) : of.place!.title}</h2>
      {isPending && <Skeletons count={3} />}
      <ol>
        {items.map((message) => (
          <li key={message.id} data-it={message.id === messageId || message.id === head || undefined}>
            <PersonFace person={message.author} size={30} />
            <div>
              <p className={styles.about}>
                <b>{message.author.name}</b> <When at={message.at} />
              </p>
              {message.deletedAt ? <p>{t('deleted')}</p> : <Text markdown={message.text} names={names} />}
              {message.files.length > 0 && (
                <p className={styles.about}>{message.files.map(({ name }) => name).join(', ')}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </aside>
  )
}

function When({ at }: { at: string }) {
  const { i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return <time dateTime={at}>{format.format(new Date(at))}</time>
}
