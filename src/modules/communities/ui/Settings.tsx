/** Settings of the community: look, joining, who may what, who is barred, and leaving. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { me } from '#modules/people/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { usePages } from '#web/pages.ts'
import { useAction } from '#web/query.ts'
import { leave, listBarred, listMembers } from '../contract.ts'
import { Look } from './Look.tsx'
import { MemberRow } from './MemberRow.tsx'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
import { Rules } from './Rules.tsx'
import { useSaid } from './said.ts'

export default function Settings() {
  const { t } = useSaid()
  const { community } = useHere()
  const { can } = community
  return (
    <PeoplePlace part="settings" title={t('ui.way.settings')}>
      {can.updateLook && <Look />}
      {can.update && <Rules />}
      {!can.updateLook && <p className={styles.text}>{t('ui.settings.ask')}</p>}
      {can.setRoles && <Roles />}
      {can.decideRequests && <Barred />}
      {can.leave && <Leave />}
    </PeoplePlace>
  )
}

function Roles() {
  const { t } = useSaid()
  const { community } = useHere()
  const owners = usePages(listMembers, { role: 'owner' })
  const stewards = usePages(listMembers, { role: 'steward' })
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.settings.roles')} />
      <p className={styles.quiet}>
        {t('ui.settings.roles_text')}{' '}
        <Link className="link" href={inCommunity(community.slug, 'people')}>
          {t('ui.way.people')}
        </Link>
      </p>
      {[...(owners.items ?? []), ...(stewards.items ?? [])].map((one) => (
        <MemberRow key={one.id} one={one} />
      ))}
    </section>
  )
}

function Barred() {
  const { t } = useSaid()
  const list = usePages(listBarred, {})
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.settings.barred')} />
      {list.items?.length === 0 && <p className={styles.quiet}>{t('ui.settings.nobody_barred')}</p>}
      {list.items?.map((one) => (
        <MemberRow key={one.id} one={one} text={t(`ui.standing.${one.standing}`)} />
      ))}
      {list.hasNextPage && (
        <Button look="soft" onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </section>
  )
}

function Leave() {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const go = useAction(leave, {
    refreshes: [me],
    onDone: () => void navigate({ to: '/' }),
    onRefused: (no) => {
      setAsking(false)
      toast({ text: refused(no), kind: 'bad' })
    },
  })
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.settings.leave')} />
      <p className={styles.text}>{t('ui.settings.leave_text')}</p>
      <div className={`${styles.buttons} ${styles.spaced}`}>
        <Button look="line" onClick={() => setAsking(true)}>
          {t('ui.settings.leave')}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        question={t('ui.settings.leave_ask', { name: community.name })}
        text={t('ui.settings.leave_means')}
        keep={t('ui.settings.stay')}
        confirm={t('ui.settings.leave')}
        busy={go.isPending && t('ui.saving')}
        onKeep={() => setAsking(false)}
        onConfirm={() => go.mutate({})}
      />
    </section>
  )
}
