/** Which mails I get about what waits for me in this community. */
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { CheckField } from '#web/kit/fields.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Part } from '#web/kit/Part.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { useTitle } from '#web/title.ts'
import { endLinks, type MailSettings, mailAbout, readSettings } from '../contract.ts'
import styles from './MyMails.module.css'
import { QuietHours } from './QuietHours.tsx'
import { useChoices } from './use-choices.ts'

export default function MyMails() {
  const { t } = useTranslation('mails')
  const { community } = useHere()
  const words = useRefusal('mails')
  const asked = useQuery(readSettings, {})
  useTitle(t('ui.title'), community.name)
  return (
    <Place area="people">
      <div className={styles.page}>
        <header className={styles.head}>
          <Link className={`link ${styles.back}`} href={inCommunity(community.slug, 'me')}>
            {t('ui.back')}
          </Link>
          <h1>{t('ui.title')}</h1>
          {asked.data && <p>{t('ui.lead', { email: asked.data.email })}</p>}
        </header>
        {asked.isPending && <Skeletons count={4} />}
        {asked.error && <Notice is="warn">{words(asked.error)}</Notice>}
        {asked.data && <Settings settings={asked.data} />}
      </div>
    </Place>
  )
}

function Settings({ settings }: { settings: MailSettings }) {
  const { t } = useTranslation('mails')
  const { community } = useHere()
  const { shown, choose } = useChoices(settings)
  const withoutText = settings.isSensitive ? 'ui.without_sensitive' : 'ui.without_text'
  return (
    <>
      {!settings.isPossible && <Notice is="warn">{t('ui.impossible')}</Notice>}
      <Part title={t('ui.when')}>
        {(['mentions', 'directs'] as const).map((kind) => (
          <CheckField
            key={kind}
            label={t(`ui.${kind}`)}
            checked={shown[kind]}
            onChange={(event) => choose({ [kind]: event.target.checked })}
          />
        ))}
      </Part>
      <Part title={t('ui.content')} text={t('ui.content_text')}>
        <RadioCards
          label={t('ui.content_ask')}
          value={shown.contentFree ? 'without' : 'with'}
          onChange={(value) => choose({ contentFree: value === 'without' })}
          cards={[
            { value: 'with', label: t('ui.with'), text: t('ui.with_text') },
            { value: 'without', label: t('ui.without'), text: t(withoutText, { community: community.name }) },
          ]}
        />
      </Part>
      <QuietHours quiet={shown.quiet} onChange={(quiet) => choose({ quiet })} />
      <Stopped stopped={settings.stopped} />
      <Links many={settings.links} />
    </>
  )
}

function Stopped({ stopped }: { stopped: MailSettings['stopped'] }) {
  const { t, i18n } = useTranslation('mails')
  const again = useAction(mailAbout, { refreshes: [readSettings] })
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const named = stopped.map(({ subjectId, title, people }) => ({
    subjectId,
    name: title || list.format(people) || t('ui.private'),
  }))
  return (
    <Part title={t('ui.stopped')} text={t('ui.stopped_text')}>
      {named.length === 0 && <p className={styles.quiet}>{t('ui.stopped_none')}</p>}
      <ul className={styles.rows}>
        {named.map(({ subjectId, name }) => (
          <li key={subjectId}>
            <b>{name}</b>
            <Button
              look="line"
              size="s"
              aria-label={`${t('ui.again')}: ${name}`}
              onClick={() => again.mutate({ subjectId, wanted: true })}
            >
              {t('ui.again')}
            </Button>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Links({ many }: { many: number }) {
  const { t } = useTranslation('mails')
  const ending = useAction(endLinks, {
    refreshes: [readSettings],
    onDone: () => void toast({ text: t('ui.links_ended') }),
  })
  return (
    <Part title={t('ui.links')} text={t('ui.links_text')}>
      <p className={styles.quiet}>{many === 0 ? t('ui.links_none') : t('ui.links', { count: many })}</p>
      {many > 0 && (
        <div>
          <Button look="line" onClick={() => ending.mutate({})}>
            {t('ui.links_end')}
          </Button>
        </div>
      )}
    </Part>
  )
}
