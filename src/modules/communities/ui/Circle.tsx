/** One circle: who is in it, who leads it, who waits, and my own way in or out. */
import { IconDots } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import type { Refused } from '#web/call.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import {
  admitToCircle,
  archiveCircle,
  askToJoinCircle,
  declineForCircle,
  enterAsOwner,
  getCircle,
  joinCircle,
  leaveCircle,
  listCircles,
  removeFromCircle,
  restoreCircle,
  setHost,
  updateCircle,
} from '../contract-circles.ts'
import { CircleForm } from './CircleForm.tsx'
import { MemberRow } from './MemberRow.tsx'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

type Shown = OutputOf<typeof getCircle>
type InCircle = Shown['people'][number]
const reads = [getCircle, listCircles]

export default function Circle() {
  const { t } = useSaid()
  const { community } = useHere()
  const { circle: circleId } = useParams({ strict: false }) as { circle: string }
  const asked = useQuery(getCircle, { circleId }, { watch: { kinds: ['communities.circle', 'communities.host_'] } })
  const one = asked.data
  const back = inCommunity(community.slug, 'circles')
  return (
    <PeoplePlace
      part="none"
      title={one?.name ?? t('ui.circle.title')}
      back={back}
      circleId={circleId}
      actions={one?.can.update && <CircleMenu one={one} />}
    >
      {asked.error?.status === 404 && <Unseen circleId={circleId} />}
      {asked.error && asked.error.status !== 404 && (
        <Trouble error={asked.error} onAgain={() => void asked.refetch()} />
      )}
      {asked.isPending && <Skeletons count={4} />}
      {one && <Inside one={one} />}
    </PeoplePlace>
  )
}

function Inside({ one }: { one: Shown }) {
  const { t } = useSaid()
  const words = [t(`ui.openness.${one.openness}`), t('ui.circles.people', { count: one.members })]
  return (
    <>
      <p className={styles.quiet}>{words.join(' · ')}</p>
      {one.archivedAt && <p className={styles.quiet}>{t('refusal.archived')}</p>}
      {one.about && <p className={`${styles.text} ${styles.spaced}`}>{one.about}</p>}
      <MyWay one={one} />
      {one.waiting.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.circle.waiting')} />
          {one.waiting.map((asking) => (
            <MemberRow key={asking.id} one={asking} side={<Decide circleId={one.id} one={asking} />} />
          ))}
        </section>
      )}
      {one.people.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.circle.people')} />
          {one.people.map((person) => (
            <MemberRow
              key={person.id}
              one={person}
              text={[person.isHost && t('ui.circle.host'), person.enteredAsOwnerAt && t('ui.circle.entered')]
                .filter(Boolean)
                .join(' · ')}
              side={one.can.update && <PersonMenu circleId={one.id} one={person} />}
            />
          ))}
        </section>
      )}
    </>
  )
}

function useTold() {
  const { refused } = useSaid()
  const onRefused = (no: Refused) => void toast({ text: refused(no), kind: 'bad' })
  return { refreshes: reads, onRefused }
}

function MyWay({ one }: { one: Shown }) {
  const { t } = useSaid()
  const told = useTold()
  const [isLeaving, setLeaving] = useState(false)
  const join = useAction(joinCircle, told)
  const ask = useAction(askToJoinCircle, told)
  const leave = useAction(leaveCircle, { ...told, onDone: () => setLeaving(false) })
  const input = { circleId: one.id }
  const end = () => (one.hasAsked || one.openness === 'open' ? leave.mutate(input) : setLeaving(true))
  return (
    <div className={`${styles.buttons} ${styles.spaced}`}>
      {one.can.join && (
        <Button busy={join.isPending && t('ui.saving')} onClick={() => join.mutate(input)}>
          {t('ui.circle.join')}
        </Button>
      )}
      {one.can.ask && (
        <Button busy={ask.isPending && t('ui.saving')} onClick={() => ask.mutate(input)}>
          {t('ui.circle.ask')}
        </Button>
      )}
      {one.hasAsked && <span className={styles.quiet}>{t('ui.circle.asked')}</span>}
      {(one.can.leave || one.hasAsked) && (
        <Button look="line" busy={leave.isPending && t('ui.saving')} onClick={end}>
          {t(one.hasAsked ? 'ui.circle.take_back' : 'ui.circle.leave')}
        </Button>
      )}
      {one.can.enter && <Enter circleId={one.id} />}
      <ConfirmDialog
        open={isLeaving}
        question={t('ui.circle.leave_ask', { name: one.name })}
        text={t('ui.circle.leave_text')}
        keep={t('ui.circle.stay')}
        confirm={t('ui.circle.leave')}
        busy={leave.isPending && t('ui.saving')}
        onKeep={() => setLeaving(false)}
        onConfirm={() => leave.mutate(input)}
      />
    </div>
  )
}

/** An owner sees only that it exists; entering is told to all who are in it. */
function Unseen({ circleId }: { circleId: string }) {
  const { t } = useSaid()
  const asked = useQuery(listCircles, {})
  const isUnseen = asked.data?.unseen.some((one) => one.id === circleId)
  if (!isUnseen) return <EmptyState title={t('ui.circle.gone')} text={t('ui.circle.gone_text')} />
  const text = t('ui.circle.unseen_text')
  return <EmptyState title={t('ui.circle.unseen')} text={text} action={<Enter circleId={circleId} />} />
}

function Enter({ circleId }: { circleId: string }) {
  const { t } = useSaid()
  const told = useTold()
  const [isAsking, setAsking] = useState(false)
  const enter = useAction(enterAsOwner, { ...told, onDone: () => setAsking(false) })
  return (
    <>
      <Button look="line" onClick={() => setAsking(true)}>
        {t('ui.circle.enter')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={t('ui.circle.enter_ask')}
        text={t('ui.circle.enter_text')}
        keep={t('ui.circle.stay_out')}
        confirm={t('ui.circle.enter')}
        busy={enter.isPending && t('ui.saving')}
        onKeep={() => setAsking(false)}
        onConfirm={() => enter.mutate({ circleId })}
      />
    </>
  )
}

function Decide({ circleId, one }: { circleId: string; one: InCircle }) {
  const { t } = useSaid()
  const told = useTold()
  const admit = useAction(admitToCircle, told)
  const decline = useAction(declineForCircle, told)
  const input = { circleId, memberId: one.id }
  return (
    <>
      <Button size="s" look="soft" busy={admit.isPending && t('ui.saving')} onClick={() => admit.mutate(input)}>
        {t('ui.queue.admit')}
      </Button>
      <Button size="s" look="quiet" busy={decline.isPending && t('ui.saving')} onClick={() => decline.mutate(input)}>
        {t('ui.queue.decline')}
      </Button>
    </>
  )
}

function PersonMenu({ circleId, one }: { circleId: string; one: InCircle }) {
  const { t } = useSaid()
  const told = useTold()
  const host = useAction(setHost, told)
  const remove = useAction(removeFromCircle, told)
  const readmit = useAction(admitToCircle, told)
  const input = { circleId, memberId: one.id }
  const takeOut = () =>
    remove.mutate(input, {
      onSuccess: () =>
        void toast({ text: t('ui.circle.removed', { name: one.name }), undo: () => readmit.mutate(input) }),
    })
  const items = [
    {
      label: t(one.isHost ? 'ui.circle.no_host' : 'ui.circle.make_host'),
      onPick: () => host.mutate({ ...input, isHost: !one.isHost }),
    },
    { label: t('ui.circle.remove'), danger: true, onPick: takeOut },
  ]
  const button = (
    <IconButton label={t('ui.circle.menu_of', { name: one.name })}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return <Menu button={button} items={items} />
}

function CircleMenu({ one }: { one: Shown }) {
  const { t } = useSaid()
  const told = useTold()
  const [isChanging, setChanging] = useState(false)
  const archive = useAction(archiveCircle, told)
  const restore = useAction(restoreCircle, told)
  const update = useAction(updateCircle, { refreshes: reads, onDone: () => setChanging(false) })
  const input = { circleId: one.id }
  const putAway = () =>
    archive.mutate(input, {
      onSuccess: () => void toast({ text: t('ui.circle.archived'), undo: () => restore.mutate(input) }),
    })
  const items = [
    { label: t('ui.circle.change'), onPick: () => setChanging(true) },
    one.archivedAt
      ? { label: t('ui.circle.restore'), onPick: () => restore.mutate(input) }
      : { label: t('ui.circle.archive'), onPick: putAway },
  ]
  const button = (
    <IconButton label={t('ui.circle.menu')}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return (
    <>
      <Menu button={button} items={items} />
      {isChanging && (
        <CircleForm
          was={one}
          busy={update.isPending}
          error={update.error}
          onSend={({ name, about, openness, confirmed }) =>
            update.mutate({ ...input, name, about, openness, ...(confirmed && { confirmed }) })
          }
          onEnd={() => setChanging(false)}
        />
      )}
    </>
  )
}
