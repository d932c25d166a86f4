import { IconHash, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChannelInList, listChannels } from '#modules/chat/contract.ts'
import { ago } from '#web/ago.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Course } from '#web/kit/Course.tsx'
import { Link } from '#web/kit/Link.tsx'
import { usePages } from '#web/pages.ts'
import { useQuery } from '#web/query.ts'
import { servedAs } from '#web/served.ts'
import { listGoals } from '../contract-goals.ts'
import { listServing } from '../contract-purpose.ts'
import styles from './GoalPane.module.css'
import type { GoalPageShown } from './shown.ts'
import { courseOfMetric, type GoalShown, useGoalWords } from './use-goal-words.ts'

const Contribution = lazy(() => import('./Contribution.tsx'))

/** What is done for a goal: goals below it, and the places where it is talked about. */
export function Serving({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const all = useQuery(listGoals, {}, { watch: { kinds: ['mission.goal_'] } })
  const serving = usePages(
    listServing,
    { goalId: goal.id },
    { watch: { kinds: ['subjects.purpose_', 'chat.channel_'] } },
  )
  const children = all.data?.items.filter((one) => one.parentId === goal.id) ?? []
  const served = serving.items ?? []
  const isNothing = children.length + served.length === 0
  if (isNothing && !goal.can.edit) return null
  return (
    <section className={styles.below}>
      <h2>{t('goal.serving')}</h2>
      <Suspense fallback={null}>
        <Contribution goal={goal} />
      </Suspense>
      {isNothing && serving.items && <p className={styles.quiet}>{t('goal.servingNone')}</p>}
      <ul>
        {children.map((child) => (
          <li key={child.id}>
            <Child goal={child} />
          </li>
        ))}
        {served.map((one) => (
          <li key={one.id}>{one.kind === 'channel' ? <Channel channel={one} /> : <Other served={one} />}</li>
        ))}
      </ul>
      {serving.hasNextPage && (
        <Button look="quiet" size="s" onClick={() => void serving.fetchNextPage()}>
          {t('goal.moreServing')}
        </Button>
      )}
      {goal.can.edit && goal.state === 'open' && (
        <ButtonLink
          look="quiet"
          size="s"
          icon={<IconPlus aria-hidden />}
          href={`${inCommunity(community.slug, 'goals', 'new')}?below=${goal.id}`}
        >
          {t('goal.addBelow')}
        </ButtonLink>
      )}
    </section>
  )
}

function Child({ goal }: { goal: GoalShown }) {
  const { community } = useHere()
  const words = useGoalWords()
  return (
    <Link className={styles.child} href={inCommunity(community.slug, 'goals', goal.id)}>
      <span>
        <b>{goal.title}</b>
        <small>{words.state(goal, goal.metric).words}</small>
      </span>
      <Course form="small" {...courseOfMetric(goal.metric, words.sentence(goal, goal.metric))} />
    </Link>
  )
}

function Channel({ channel }: { channel: { id: string; title: string } }) {
  const { community } = useHere()
  const said = useChannelWords(channel.id)
  return (
    <Link className={styles.channel} href={inCommunity(community.slug, 'talk', channel.id)}>
      <IconHash aria-hidden />
      <span>
        <b>{channel.title}</b>
        {said && <small>{said}</small>}
      </span>
    </Link>
  )
}

/** Whatever a module brings: shown as that module says. */
function Other({ served }: { served: { id: string; kind: string; title: string } }) {
  const { community } = useHere()
  const as = servedAs(served.kind)
  if (!as) return null
  const Icon = as.icon
  return (
    <Link className={styles.channel} href={inCommunity(community.slug, as.path(served.id))}>
      <Icon aria-hidden />
      <span>
        <b>{served.title}</b>
      </span>
    </Link>
  )
}

/** "6 neue, zuletzt vor 20 Min.", in channels I am in. */
function useChannelWords(id: string): string | undefined {
  const { t, i18n } = useTranslation('mission')
  const { me } = useHere()
  const asked = useQuery(listChannels, {})
  const channel: ChannelInList | undefined = asked.data?.items.find((one) => one.id === id)
  if (!channel) return undefined
  const { unread, lastMessageAt, topic } = channel
  const last = lastMessageAt && t('goal.lastSaid', { when: ago(lastMessageAt, new Date(), i18n.language, me.timeZone) })
  return [unread > 0 && t('goal.newSaid', { count: unread }), last].filter(Boolean).join(', ') || topic || undefined
}
