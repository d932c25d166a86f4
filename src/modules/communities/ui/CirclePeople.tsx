/** Who is in a circle and who waits; hosts decide about both. */
import { IconDots, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { admitToCircle, declineForCircle, removeFromCircle, setHost } from '../contract-circles.ts'
import { AdmitDialog } from './AdmitDialog.tsx'
import styles from './Circle.module.css'
import type { CircleShown } from './circle-shown.ts'
import { MemberRow } from './MemberRow.tsx'
import { useSaid } from './said.ts'
import { useTold } from './use-told.ts'

type InCircle = CircleShown['people'][number]

export function CirclePeople({ one }: { one: CircleShown }) {
  const { t } = useSaid()
  const { memberId } = useHere()
  const [isAdding, setAdding] = useState(false)
  const mayAdd = one.can.update && one.archivedAt === null
  const add = mayAdd && (
    <Button look="soft" icon={<IconUserPlus aria-hidden />} onClick={() => setAdding(true)}>
      {t('ui.circle.add')}
    </Button>
  )
  const hidden = one.members - one.people.length
  return (
    <>
      {one.waiting.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.circle.waiting')} />
          <ul>
            {one.waiting.map((asking) => (
              <li key={asking.id}>
                <MemberRow one={asking} side={<Decide circleId={one.id} one={asking} />} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {(one.people.length > 0 || add) && (
        <section className={styles.section}>
          <SectionHead title={t(hidden > 0 && !one.isIn ? 'ui.circle.hosts' : 'ui.circle.people')} />
          <ul>
            {one.people.map((person) => (
              <li key={person.id}>
                <MemberRow
                  one={person}
                  text={[person.isHost && t('ui.circle.host'), person.enteredAsOwnerAt && t('ui.circle.entered')]
                    .filter(Boolean)
                    .join(' · ')}
                  side={one.can.update && person.id !== memberId && <PersonMenu circleId={one.id} one={person} />}
                />
              </li>
            ))}
          </ul>
          {add && <div className={styles.add}>{add}</div>}
        </section>
      )}
      {isAdding && <AdmitDialog one={one} onEnd={() => setAdding(false)} />}
    </>
  )
}

function Decide({ circleId, one }: { circleId: string; one: InCircle }) {
  const { t } = useSaid()
  const told = useTold()
  const admit = useAction(admitToCircle, {
    ...told,
    onDone: () => toast({ text: t('ui.circle.admitted', { name: one.name }) }),
  })
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
  const readmit = useAction(admitToCircle, told)
  const input = { circleId, memberId: one.id }
  const remove = useAction(removeFromCircle, {
    ...told,
    onDone: () => toast({ text: t('ui.circle.removed', { name: one.name }), undo: () => readmit.mutate(input) }),
  })
  const items = [
    ...(one.kind === 'member'
      ? [
          {
            label: t(one.isHost ? 'ui.circle.no_host' : 'ui.circle.make_host'),
            onPick: () => host.mutate({ ...input, isHost: !one.isHost }),
          },
        ]
      : []),
    { label: t('ui.circle.remove'), danger: true, onPick: () => remove.mutate(input) },
  ]
  const button = (
    <IconButton label={t('ui.circle.menu_of', { name: one.name })}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return <Menu button={button} items={items} />
}
