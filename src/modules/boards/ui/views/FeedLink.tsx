import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { endFeed, getFeed, makeFeed } from '../../mine/contract-feed.ts'
import styles from './Mine.module.css'

/** The address of my calendar: made, shown once, ended. */
export function FeedLink() {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const [url, setUrl] = useState<string>()
  const feed = useQuery(getFeed, {}).data
  const make = useAction(makeFeed, { refreshes: [getFeed], onDone: (made) => setUrl(made.url) })
  const end = useAction(endFeed, {
    refreshes: [getFeed],
    onDone() {
      setUrl(undefined)
      toast({ text: t('ui.mine.feed_ended') })
    },
  })
  const language = i18n.language === 'de' ? 'de' : 'en'
  const day = (at: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: me.timeZone }).format(new Date(at))
  const copy = () =>
    void navigator.clipboard.writeText(url ?? '').then(
      () => toast({ text: t('ui.mine.feed_copied') }),
      () => {},
    )
  return (
    <section className={styles.feed}>
      <SectionHead title={t('ui.mine.feed')} />
      <p className={styles.quiet}>{t('ui.mine.feed_text')}</p>
      {url && (
        <>
          <TextField
            label={t('ui.mine.feed_link')}
            readOnly
            value={url}
            help={t('ui.mine.feed_once')}
            onFocus={(event) => event.target.select()}
          />
          <Button size="s" onClick={copy}>
            {t('ui.mine.feed_copy')}
          </Button>
        </>
      )}
      {feed?.madeAt && !url && (
        <p className={styles.quiet}>
          {t('ui.mine.feed_since', { day: day(feed.madeAt) })}{' '}
          {feed.usedAt && t('ui.mine.feed_used', { day: day(feed.usedAt) })}
        </p>
      )}
      <div className={styles.buttons}>
        {!url && (
          <Button size="s" look="soft" onClick={() => make.mutate({ language })}>
            {t(feed?.madeAt ? 'ui.mine.feed_renew' : 'ui.mine.feed_make')}
          </Button>
        )}
        {feed?.madeAt && (
          <Button size="s" look="line" onClick={() => end.mutate({})}>
            {t('ui.mine.feed_end')}
          </Button>
        )}
      </div>
    </section>
  )
}
