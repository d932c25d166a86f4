/** The circles of the community: mine, and those I may join or ask. */
import { IconEyeOff, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { FaceStack } from '#web/kit/Face.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Meta, SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { type Circle, createCircle, listCircles } from '../contract-circles.ts'
import { CircleForm } from './CircleForm.tsx'
import styles from './Circles.module.css'
import { opennessIcons } from './openness.ts'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

export default function Circles() {
  const { t } = useSaid()
  const { community } = useHere()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const asked = useQuery(listCircles, {}, { watch: { kinds: ['communities.circle'] } })
  const make = useAction(createCircle, {
    refreshes: [listCircles],
    onDone: (circle) => void navigate({ to: inCommunity(community.slug, 'circles', circle.id) }),
  })
  const mayStart = community.can.createCircles
  const start = mayStart && (
    <Button size="s" look="soft" icon={<IconPlus aria-hidden />} onClick={() => setMaking(true)}>
      {t('ui.circles.start')}
    </Button>
  )
  const first = mayStart && <Button onClick={() => setMaking(true)}>{t('ui.circles.start')}</Button>
  const all = asked.data?.items ?? []
  const isEmpty = asked.data !== undefined && all.length === 0
  return (
    <PeoplePlace part="circles" title={t('ui.way.circles')} actions={!isEmpty && start}>
      {asked.error && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons count={4} />}
      {isEmpty && <EmptyState title={t('ui.circles.none')} text={t('ui.circles.none_text')} action={first} />}
      <Group title={t('ui.circles.mine')} circles={all.filter((one) => one.isIn)} />
      <Group title={t('ui.circles.others')} circles={all.filter((one) => !one.isIn)} />
      <Unseen />
      <Archived />
      {isMaking && (
        <CircleForm
          busy={make.isPending}
          error={make.error}
          onSend={({ confirmed: _, ...input }) => make.mutate(input)}
          onEnd={() => setMaking(false)}
        />
      )}
    </PeoplePlace>
  )
}

function Group({ title, circles }: { title: string; circles: Circle[] }) {
  if (circles.length === 0) return null
  return (
    <section className={styles.section}>
      <SectionHead title={title} />
      <ul>
        {circles.map((one) => (
          <li key={one.id}>
            <Row one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ one }: { one: Circle }) {
  const { t } = useSaid()
  const { community } = useHere()
  const Icon = opennessIcons[one.openness]
  const faces = one.faces.map(({ id, name, face }) => ({ id, name, photo: pictureUrl(community.slug, face) }))
  return (
    <Link className={styles.row} href={inCommunity(community.slug, 'circles', one.id)}>
      <span className={styles.words}>
        <b>{one.name}</b>
        {one.about && <span className={styles.about}>{one.about}</span>}
        <Meta>
          <span>
            <Icon aria-hidden />
            {t(`ui.openness.${one.openness}`)}
          </span>
          <span>{t('ui.circles.people', { count: one.members })}</span>
          {one.asked > 0 && <StateWord is="warn">{t('ui.circles.waiting', { count: one.asked })}</StateWord>}
          {one.hasAsked && <span>{t('ui.circles.has_asked')}</span>}
        </Meta>
      </span>
      {faces.length > 0 && (
        <FaceStack
          people={faces}
          total={one.members}
          ground="surface"
          label={t('ui.circles.faces', { count: one.members, names: faces.map(({ name }) => name).join(', ') })}
        />
      )}
    </Link>
  )
}

/** For owners: that there are hidden circles, and no more. */
function Unseen() {
  const { t, day } = useSaid()
  const { community } = useHere()
  const unseen = useQuery(listCircles, {}).data?.unseen ?? []
  if (unseen.length === 0) return null
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.circles.unseen')} />
      <p className={styles.quiet}>{t('ui.circles.unseen_text')}</p>
      <ul>
        {unseen.map((one) => (
          <li key={one.id}>
            <Link className={styles.row} href={inCommunity(community.slug, 'circles', one.id)}>
              <IconEyeOff aria-hidden />
              <span className={styles.words}>
                {t('ui.circles.people', { count: one.members })} · {t('ui.circles.since', { day: day(one.createdAt) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Archived() {
  const { t } = useSaid()
  const [isOpen, setOpen] = useState(false)
  const circles = useQuery(listCircles, { archived: true }).data?.items ?? []
  if (circles.length === 0) return null
  return (
    <div className={styles.section}>
      <Button look="quiet" size="s" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('ui.circles.archived', { count: circles.length })}
      </Button>
      {isOpen && <Group title={t('ui.circles.archive')} circles={circles} />}
    </div>
  )
}
