/** What several pages of the mission show. */
import { IconArrowUpRight, IconCheck, IconClock, IconFile, IconLink, IconPlayerPause } from '@tabler/icons-react'
import type { Ask } from '#site/page.ts'
import { pathTo } from '#site/page.ts'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import type { PublicGoal, PublicReading } from '../contract-impact.ts'
import { Curve } from './Curve.tsx'
import type { Condition, MetricShown, Said } from './said.ts'

const signs = { good: IconArrowUpRight, warn: IconClock, done: IconCheck, rest: IconPlayerPause, none: undefined }

/** How far, in a word with its sign. */
export function State({ is, words }: { is: Condition; words: string }) {
  const Icon = signs[is]
  return (
    <span className={`state ${is}`}>
      {Icon && <Icon size={16} aria-hidden />}
      {words}
    </span>
  )
}

type GoalProps = { goal: PublicGoal; metric: MetricShown | undefined; said: Said; ask: Ask }

/** A goal with the curve and number of its first metric; a miss as large as a success. */
export function GoalCard({ goal, metric, said, ask }: GoalProps) {
  const href = pathTo(said.language, ask.site.slug, `goals/${goal.id}`)
  return (
    <li className="goal">
      {metric && <Curve goal={goal} metric={metric} said={said} />}
      <h3>
        <GoalIcon name={goal.icon} />
        <a href={href}>{goal.title}</a>
      </h3>
      {metric && <Amount metric={metric} said={said} />}
      <p className="how">
        <State {...said.state(goal, metric)} /> {said.until(metric?.deadline ?? goal.deadline)}
      </p>
    </li>
  )
}

export function Amount({ metric, said }: { metric: MetricShown; said: Said }) {
  return (
    <p className="number">
      <b>{said.bare(metric, said.now(metric))}</b> {said.of(metric)}
    </p>
  )
}

type ReadingsProps = { readings: PublicReading[]; goals: PublicGoal[]; said: Said; ask: Ask; withGoal?: boolean }

export function Readings({ readings, goals, said, ask, withGoal = true }: ReadingsProps) {
  return (
    <ol className="readings">
      {readings.flatMap((reading) => {
        const goal = goals.find(({ id }) => id === reading.goalId)
        const metric = goal?.metrics.find(({ id }) => id === reading.metricId)
        if (!goal || !metric) return []
        return [
          <li key={reading.id} id={`r-${reading.id}`}>
            <b>{said.reading(metric, reading.value)}</b>
            <div>
              <p className="meta">
                <time dateTime={reading.at}>{said.day(reading.at)}</time> · {withGoal ? goal.title : metric.name}
                {reading.isConfirmed && <State is="done" words={said.page('confirmed')} />}
                {reading.isCorrection && <span>{said.page('corrected')}</span>}
              </p>
              {reading.words && <p>{reading.words}</p>}
              {reading.note && <p>{reading.note}</p>}
              <Evidence reading={reading} said={said} ask={ask} />
            </div>
          </li>,
        ]
      })}
    </ol>
  )
}

type EvidenceProps = { reading: PublicReading; said: Said; ask: Ask }

function Evidence({ reading, said, ask }: EvidenceProps) {
  const links = reading.evidenceLinks.filter((link) => /^https?:\/\//i.test(link) && URL.canParse(link))
  if (links.length + reading.files.length === 0) return null
  return (
    <ul className="evidence" aria-label={said.page('evidence')}>
      {links.map((link) => (
        <li key={link}>
          <IconLink size={16} aria-hidden />
          <a href={link} rel="nofollow noopener noreferrer ugc">
            {new URL(link).hostname}
          </a>
        </li>
      ))}
      {reading.files.map((file) => (
        <li key={file.id}>
          <IconFile size={16} aria-hidden />
          <a href={`/api/communities/${ask.site.slug}/files/${file.id}`}>{file.name}</a>
        </li>
      ))}
    </ul>
  )
}

/** How to help, with what there is today: the door, and whom to write to. */
export function HelpNow({ ask, said }: { ask: Ask; said: Said }) {
  const { joining, contact, slug } = ask.site
  if (joining === 'invitation' && !contact) return null
  return (
    <section className="help">
      <div className="wrap">
        <h2>{said.page('help.title')}</h2>
        <div className="ways">
          {joining !== 'invitation' && (
            <p>
              <a className="button" href={pathTo(said.language, slug, 'join')}>
                {said.page(`help.${joining}`)}
              </a>
              <small>{said.page(`help.${joining}_text`)}</small>
            </p>
          )}
          {contact && (
            <p>
              <a className="button line" href={`mailto:${contact}`}>
                {said.page('help.write')}
              </a>
              <small>{contact}</small>
            </p>
          )}
        </div>
      </div>
    </section>
  )
}
