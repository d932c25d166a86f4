/** The public site: what has to stand there, what everyone sees of the mission, and publishing it. For owners. */
import { IconEye, IconWorld } from '@tabler/icons-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { Form } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { NotFound } from '#web/NotFound.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { getSiteSettings, publishSite, unpublishSite, updateSite } from '../contract-site.ts'
import { Embed } from './Embed.tsx'
import { PeoplePlace } from './PeoplePlace.tsx'
import { SaveButton } from './SaveButton.tsx'
import styles from './Site.module.css'
import { SiteGoals } from './SiteGoals.tsx'
import { useSaid } from './said.ts'

type Settings = OutputOf<typeof getSiteSettings>
const languages = ['de', 'en'] as const
const texts = ['imprint', 'privacy'] as const

export default function Site() {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const asked = useQuery(getSiteSettings, {})
  if (!community.can.update) return <NotFound />
  return (
    <PeoplePlace part="settings" title={t('ui.site.title')} back={inCommunity(community.slug, 'settings')}>
      <div className={styles.parts}>
        {asked.error && <Notice is="bad">{refused(asked.error)}</Notice>}
        {asked.isPending && <Skeletons like="text" />}
        {asked.data && (
          <>
            <Publish settings={asked.data} />
            {texts.map((which) => (
              <Texts key={which} which={which} settings={asked.data} />
            ))}
            <Contact settings={asked.data} />
            <SiteGoals />
            <Embed isPublished={isPublished(asked.data)} />
          </>
        )}
      </div>
    </PeoplePlace>
  )
}

const isPublished = ({ publishedAt, missing }: Settings): boolean =>
  publishedAt !== null && !missing.includes('public_page')

function Publish({ settings }: { settings: Settings }) {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const done = { refreshes: [getSiteSettings], onDone: () => toast({ text: t('ui.saved') }) }
  const publish = useAction(publishSite, done)
  const back = useAction(unpublishSite, done)
  const path = `/${community.language}/${community.slug}`
  const isPublic = isPublished(settings)
  const trouble = publish.error ?? back.error
  return (
    <Part title={t('ui.site.state')} text={t('ui.site.text')}>
      {settings.missing.length === 0 && (
        <Notice is={isPublic ? 'good' : 'hint'}>{t(isPublic ? 'ui.site.public' : 'ui.site.closed')}</Notice>
      )}
      {settings.missing.length > 0 && (
        <Notice is={trouble ? 'bad' : 'warn'}>
          <ul className={styles.missing}>
            {settings.missing.map((what) => (
              <li key={what}>{t(`refusal.${what}_missing`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {trouble && settings.missing.length === 0 && <FieldError error={refused(trouble)} />}
      <div className={styles.ways}>
        {settings.publishedAt === null ? (
          <Button busy={publish.isPending && t('ui.saving')} onClick={() => publish.mutate({})}>
            <IconWorld aria-hidden />
            {t('ui.site.publish')}
          </Button>
        ) : (
          <Button look="line" busy={back.isPending && t('ui.saving')} onClick={() => back.mutate({})}>
            {t('ui.site.unpublish')}
          </Button>
        )}
        {/* Not a screen of this app: the page itself. */}
        <a className={styles.see} href={path} target="_blank" rel="noopener">
          <IconEye aria-hidden />
          {t('ui.site.see')}
        </a>
      </div>
    </Part>
  )
}

type Which = (typeof texts)[number]

function Texts({ which, settings }: { which: Which; settings: Settings }) {
  const { t } = useSaid()
  const [draft, setDraft] = useState(settings[which])
  const save = useSave()
  const send = () => save.mutate({ [`${which}De`]: draft.de, [`${which}En`]: draft.en })
  return (
    <Part title={t(`ui.site.${which}`)} text={t(`ui.site.${which}_text`)}>
      <Form module="communities" refused={save.error} busy={save.isPending} className={styles.form} onSubmit={send}>
        {languages.map((language) => (
          <div key={language} className={styles.text}>
            <TextArea
              label={t(`ui.site.${which}_${language}`)}
              lang={language}
              rows={draft[language] ? 10 : 3}
              maxLength={20_000}
              value={draft[language]}
              onChange={(event) => setDraft({ ...draft, [language]: event.target.value })}
            />
            {draft[language] === '' && (
              <div>
                <Button
                  look="quiet"
                  size="s"
                  onClick={() => setDraft({ ...draft, [language]: settings.templates[which][language] })}
                >
                  {t('ui.site.template')}
                </Button>
              </div>
            )}
          </div>
        ))}
        <p className={styles.quiet}>{t('ui.site.markdown')}</p>
        <SaveButton busy={save.isPending} />
      </Form>
    </Part>
  )
}

function useSave() {
  const { t } = useSaid()
  return useAction(updateSite, { refreshes: [getSiteSettings], onDone: () => toast({ text: t('ui.saved') }) })
}

function Contact({ settings }: { settings: Settings }) {
  const { t } = useSaid()
  const [contact, setContact] = useState(settings.contact)
  const save = useSave()
  return (
    <Part title={t('ui.site.contact')} text={t('ui.site.contact_text')}>
      <Form
        module="communities"
        refused={save.error}
        inPlace={['contact']}
        busy={save.isPending}
        className={styles.form}
        onSubmit={() => save.mutate({ contact })}
      >
        <TextField
          label={t('ui.site.contact_field')}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={contact}
          error={save.error?.fields.contact !== undefined && t('ui.site.contact_wrong')}
          onChange={(event) => setContact(event.target.value)}
        />
        <SaveButton busy={save.isPending} />
      </Form>
    </Part>
  )
}
