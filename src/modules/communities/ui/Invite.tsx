/** Inviting by link or mail, and what became of it. */
import { IconLink, IconMail } from '@tabler/icons-react'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Part } from '#web/kit/Part.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { usePages } from '#web/pages.ts'
import { type Invitation, listInvitations } from '../contract-joining.ts'
import { CopyField } from './CopyField.tsx'
import styles from './Invite.module.css'
import { InviteForm } from './InviteForm.tsx'
import { PeoplePlace } from './PeoplePlace.tsx'
import { ResendButton } from './ResendButton.tsx'
import { RevokeButton } from './RevokeButton.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

export default function Invite() {
  const { t } = useSaid()
  const { community } = useHere()
  const { joining, settings, slug } = community
  const hasDoor = settings?.publicPage === true && joining !== 'invitation'
  return (
    <PeoplePlace part="invite" title={t('ui.invite.title')}>
      {community.can.invite ? (
        <div className={styles.parts}>
          <Part title={t('ui.invite.personal')} text={t('ui.invite.personal_text')}>
            <InviteForm />
          </Part>
          {hasDoor && (
            <Part title={t('ui.invite.door')} text={t(`ui.invite.door_${joining}`)}>
              <CopyField label={t('ui.invite.door_link')} value={`${location.origin}/join/${slug}`} />
            </Part>
          )}
        </div>
      ) : (
        <EmptyState title={t('ui.invite.closed')} text={t('ui.people.closed_text')} />
      )}
      <Made />
    </PeoplePlace>
  )
}

function Made() {
  const { t } = useSaid()
  const list = usePages(listInvitations, {})
  return (
    <section className={styles.made}>
      <SectionHead title={t('ui.invite.made')} />
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeletons />}
      {list.items?.length === 0 && <p className={styles.quiet}>{t('ui.invite.none')}</p>}
      <ul>
        {list.items?.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={styles.foot}>
          <Button
            look="soft"
            busy={list.isFetchingNextPage && t('ui.loading')}
            onClick={() => void list.fetchNextPage()}
          >
            {t('ui.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ one }: { one: Invitation }) {
  const { t, day, role } = useSaid()
  const Icon = one.email === null ? IconLink : IconMail
  const places = [one.circle?.name, one.subject?.title, ...one.alsoInto.map(({ title }) => title)]
  const place = places.filter(Boolean).join(', ')
  const name = one.email ?? (place ? t('ui.invite.link_into', { place }) : t('ui.invite.link'))
  const used = one.email === null && t('ui.invite.used', { uses: one.uses, most: one.mostUses ?? '∞' })
  const came = one.email !== null && one.uses > 0 && t('ui.invite.came')
  const state = one.state === 'open' ? t('ui.invite.until', { day: day(one.expiresAt) }) : t(`ui.invite.${one.state}`)
  const words = [came || state, used, one.email && place, t('ui.invite.by', { name: one.madeBy.name })]
  const said = role(one)
  return (
    <li className={styles.row} data-over={one.state !== 'open' || undefined}>
      <Icon aria-hidden />
      <span className={styles.words}>
        <span className={styles.line}>
          <b>{name}</b>
          {said && <span className={styles.role}>{said}</span>}
        </span>
        <small>{words.filter(Boolean).join(' · ')}</small>
        {one.note && <small className={styles.note}>„{one.note}“</small>}
      </span>
      <span className={styles.buttons}>
        <ResendButton one={one} />
        <RevokeButton one={one} name={name} />
      </span>
    </li>
  )
}
