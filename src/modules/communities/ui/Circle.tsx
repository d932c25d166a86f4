/** One circle: who is in it, who leads it, who waits, where it talks, and my own way in or out. */
import { useParams } from '@tanstack/react-router'
import { BesideSections } from '#web/Beside.tsx'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Meta } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { getCircle, listCircles } from '../contract-circles.ts'
import styles from './Circle.module.css'
import { CircleMenu } from './CircleMenu.tsx'
import { CirclePeople } from './CirclePeople.tsx'
import { CircleTalk } from './CircleTalk.tsx'
import { Enter, MyWay } from './CircleWay.tsx'
import type { CircleShown } from './circle-shown.ts'
import { opennessIcons } from './openness.ts'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

export default function Circle() {
  const { t } = useSaid()
  const { community } = useHere()
  const { circle: circleId } = useParams({ strict: false }) as { circle: string }
  const asked = useQuery(
    getCircle,
    { circleId },
    { watch: { kinds: ['communities.circle', 'communities.host_', 'communities.owner_'] } },
  )
  // What was shown before is no longer mine once it is not found.
  const one = asked.error ? undefined : asked.data
  const isUnseen = asked.error?.status === 404 || asked.error?.status === 422
  return (
    <PeoplePlace
      part="none"
      title={t('ui.circle.title')}
      about={one?.name}
      back={inCommunity(community.slug, 'circles')}
      circleId={circleId}
      actions={one?.can.update && <CircleMenu one={one} />}
    >
      {isUnseen && <Unseen circleId={circleId} />}
      {asked.error && !isUnseen && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons count={4} />}
      {one && <Inside one={one} />}
    </PeoplePlace>
  )
}

function Inside({ one }: { one: CircleShown }) {
  const { t } = useSaid()
  const Icon = opennessIcons[one.openness]
  return (
    <>
      <header className={styles.head}>
        <h1>{one.name}</h1>
        <Meta>
          <span>
            <Icon aria-hidden />
            {t(`ui.openness.${one.openness}`)}
          </span>
          <span>{t('ui.circles.people', { count: one.members })}</span>
        </Meta>
        {one.about && <p className={styles.about}>{one.about}</p>}
      </header>
      {one.archivedAt && <Notice is="hint">{t('ui.circle.is_archived')}</Notice>}
      <MyWay one={one} />
      {one.isIn && <CircleTalk one={one} />}
      {one.isIn && <BesideSections on={{ circleId: one.id }} className={styles.section} />}
      <CirclePeople one={one} />
    </>
  )
}

/** An owner sees only that it exists; entering is told to all who are in it. */
function Unseen({ circleId }: { circleId: string }) {
  const { t } = useSaid()
  const asked = useQuery(listCircles, {})
  if (asked.isPending) return <Skeletons count={1} />
  const isUnseen = asked.data?.unseen.some((one) => one.id === circleId)
  if (!isUnseen) return <EmptyState title={t('ui.circle.gone')} text={t('ui.circle.gone_text')} />
  const text = t('ui.circle.unseen_text')
  return <EmptyState title={t('ui.circle.unseen')} text={text} action={<Enter circleId={circleId} />} />
}
