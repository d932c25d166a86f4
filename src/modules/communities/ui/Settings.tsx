/** Settings of the community: look, joining, who may what, who coordinates, who is barred, and leaving. */
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useOffered } from '#web/offered.ts'
import { usePages } from '#web/pages.ts'
import { listBarred, listMembers } from '../contract.ts'
import { Leave } from './Leave.tsx'
import { LinkPreviews, Look, Questions } from './Look.tsx'
import { MemberRow } from './MemberRow.tsx'
import { PeoplePlace } from './PeoplePlace.tsx'
import { Rules } from './Rules.tsx'
import styles from './Settings.module.css'
import { useSaid } from './said.ts'

export default function Settings() {
  const { t } = useSaid()
  const { can, settings } = useHere().community
  return (
    <PeoplePlace part="settings" title={t('ui.way.settings')}>
      <div className={styles.parts}>
        {!can.updateLook && <p className={styles.lead}>{t('ui.settings.ask')}</p>}
        {can.updateLook && <Look />}
        {can.updateLook && <Questions />}
        {can.updateLook && settings && <LinkPreviews shown={settings.linkPreviews} />}
        {can.update && <Rules />}
        <Elsewhere />
        {can.seeDirectory && <Roles />}
        {can.decideRequests && <Barred />}
        <Elsewhere isLast />
        {can.leave && <Leave />}
      </div>
    </PeoplePlace>
  )
}

/** What has a screen of its own, as the modules say. */
function Elsewhere({ isLast = false }: { isLast?: boolean }) {
  const { t } = useTranslation()
  const { community } = useHere()
  const parts = useOffered().settings.filter((part) => (part.isLast ?? false) === isLast && part.may(community))
  // Words of other modules are found by their keys, which no type here can know.
  const say = (key: string) => t(key as 'web:title')
  return parts.map(({ path, words }) => (
    <Part key={path} title={say(`${words}.title`)} text={say(`${words}.text`)}>
      <div>
        <ButtonLink look="soft" href={inCommunity(community.slug, 'settings', path)}>
          {say(`${words}.open`)}
        </ButtonLink>
      </div>
    </Part>
  ))
}

function Roles() {
  const { t } = useSaid()
  const { community } = useHere()
  const owners = usePages(listMembers, { role: 'owner' })
  const stewards = usePages(listMembers, { role: 'steward' })
  const all = (
    <Link className="link" href={inCommunity(community.slug, 'people')}>
      {t('ui.way.people')}
    </Link>
  )
  return (
    <Part
      title={t('ui.settings.roles')}
      text={
        community.can.setRoles && (
          <>
            {t('ui.settings.roles_text')} {all}
          </>
        )
      }
    >
      {owners.isPending && <Skeletons count={2} />}
      <ul>
        {[...(owners.items ?? []), ...(stewards.items ?? [])].map((one) => (
          <li key={one.id}>
            <MemberRow one={one} text={one.place} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Barred() {
  const { t } = useSaid()
  const list = usePages(listBarred, {})
  return (
    <Part title={t('ui.settings.barred')} text={t('ui.settings.barred_text')}>
      {list.items?.length === 0 && <p className={styles.quiet}>{t('ui.settings.nobody_barred')}</p>}
      <ul>
        {list.items?.map((one) => (
          <li key={one.id}>
            <MemberRow one={one} text={t(`ui.standing.${one.standing}`)} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button look="soft" busy={list.isFetchingNextPage && t('ui.loading')} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Part>
  )
}
