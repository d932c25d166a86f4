/** The circles of the community: mine, and those I may join or ask. */
import { IconCirclesRelation, IconEyeOff, IconLock, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { type Circle, createCircle, listCircles } from '../contract-circles.ts'
import { CircleForm } from './CircleForm.tsx'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

const icons = { open: IconCirclesRelation, listed: IconLock, hidden: IconEyeOff }

export default function Circles() {
  const { t, day } = useSaid()
  const { community } = useHere()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const asked = useQuery(listCircles, {}, { watch: { kinds: ['communities.circle'] } })
  const make = useAction(createCircle, {
    refreshes: [listCircles],
    onDone: (circle) => void navigate({ to: inCommunity(community.slug, 'circles', circle.id) }),
  })
  const start = community.can.createCircles && (
    <Button size="s" look="soft" icon={<IconPlus aria-hidden />} onClick={() => setMaking(true)}>
      {t('ui.circles.start')}
    </Button>
  )
  const all = asked.data?.items ?? []
  const unseen = asked.data?.unseen ?? []
  return (
    <PeoplePlace part="circles" title={t('ui.way.circles')} actions={start}>
      {asked.error && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons count={4} />}
      {asked.data && all.length === 0 && <EmptyState title={t('ui.circles.none')} text={t('ui.circles.none_text')} />}
      <Group title={t('ui.circles.mine')} circles={all.filter((one) => one.isIn)} />
      <Group title={t('ui.circles.others')} circles={all.filter((one) => !one.isIn)} />
      {unseen.length > 0 && (
        <section className={styles.section}>
          <SectionHead title={t('ui.circles.unseen')} />
          <p className={styles.quiet}>{t('ui.circles.unseen_text')}</p>
          {unseen.map((one) => (
            <Link key={one.id} className={styles.row} href={inCommunity(community.slug, 'circles', one.id)}>
              <IconEyeOff aria-hidden />
              <span>
                {t('ui.circles.people', { count: one.members })} · {t('ui.circles.since', { day: day(one.createdAt) })}
              </span>
            </Link>
          ))}
        </section>
      )}
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
  const { t } = useSaid()
  const { community } = useHere()
  if (circles.length === 0) return null
  return (
    <section className={styles.section}>
      <SectionHead title={title} />
      {circles.map((one) => {
        const Icon = icons[one.openness]
        const words = [
          t('ui.circles.people', { count: one.members }),
          t(`ui.openness.${one.openness}`),
          one.asked > 0 && t('ui.circles.waiting', { count: one.asked }),
          one.hasAsked && t('ui.circle.asked'),
        ]
        return (
          <Link key={one.id} className={styles.row} href={inCommunity(community.slug, 'circles', one.id)}>
            <Icon aria-hidden />
            <span className={styles.words}>
              <span className={styles.name}>{one.name}</span>
              {one.about && <span className={styles.more}>{one.about}</span>}
              <span className={styles.quiet}>{words.filter(Boolean).join(' · ')}</span>
            </span>
          </Link>
        )
      })}
    </section>
  )
}
