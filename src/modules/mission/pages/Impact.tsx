import { communityPage } from '#site/Document.tsx'
import { type Answer, type Ask, pathTo } from '#site/page.ts'
import { Marked } from '#web/Marked.tsx'
import { type Impact, type PublicGoal, type PublicMetric, readImpact } from '../contract-impact.ts'
import { Curve, Values } from './Curve.tsx'
import { leading } from './leading.ts'
import { organisation } from './organisation.ts'
import { Amount, GoalCard, HelpNow, Readings, State } from './parts.tsx'
import { brief, type MetricShown, type Said, sayerIn } from './said.ts'

/** The impact page: always current, misses in the same size. */
export async function impact(ask: Ask): Promise<Answer> {
  const said = sayerIn(ask.language)
  const shown = await ask.read(readImpact, {})
  const mission = shown.charter?.mission ?? ask.site.mission
  return communityPage({
    ask,
    path: 'impact',
    current: 'impact',
    title: said.page('impact.title'),
    description: brief(describe(shown, said) || mission || said.page('impact.title')),
    data: organisation(ask, mission),
    children: <Body {...{ ask, said, shown, mission }} />,
  })
}

/** The numbers themselves, in a sentence each. */
function describe({ goals }: Impact, said: Said): string {
  return goals.flatMap((goal) => goal.metrics.slice(0, 1).map((metric) => said.sentence(goal, metric))).join(' · ')
}

type BodyProps = { ask: Ask; said: Said; shown: Impact; mission: string }

function Body({ ask, said, shown, mission }: BodyProps) {
  const lead = leading(shown)
  const others = shown.goals.filter(({ id }) => id !== lead?.goal.id)
  return (
    <main id="main">
      <Hero {...{ said, mission, lead }} name={ask.site.name} slug={ask.site.slug} />
      <div className="wrap">
        {shown.goals.length === 0 && <p className="lead">{said.page('impact.none')}</p>}
        {others.length > 0 && (
          <section aria-labelledby="numbers">
            <h2 id="numbers">{said.page('impact.more')}</h2>
            <ul className="goals">
              {others.map((goal) => (
                <GoalCard key={goal.id} {...{ goal, said, ask }} metric={goal.metrics[0]} />
              ))}
            </ul>
          </section>
        )}
        {shown.readings.length > 0 && (
          <section aria-labelledby="newest">
            <h2 id="newest">{said.page('impact.newest')}</h2>
            <Readings {...{ said, ask }} readings={shown.readings} goals={shown.goals} />
          </section>
        )}
        <Honest {...{ said, ask }} goals={shown.goals} />
        <Measured {...{ said }} goals={shown.goals} />
      </div>
      <HelpNow ask={ask} said={said} />
      <p className="wrap stand">
        {said.page('impact.stand', { day: standOf(ask) })} ·{' '}
        <a href={pathTo(said.language, ask.site.slug, 'metrics.csv')}>{said.page('impact.csv')}</a> ·{' '}
        <a href={pathTo(said.language, ask.site.slug, 'metrics.json')}>{said.page('impact.json')}</a>
      </p>
    </main>
  )
}

const standOf = ({ language, site, now }: Ask): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: site.timeZone }).format(now)

type HeroProps = { said: Said; mission: string; name: string; slug: string; lead: ReturnType<typeof leading> }

export function Hero({ said, mission, name, slug, lead }: HeroProps) {
  const until = lead && said.until(lead.metric.deadline ?? lead.goal.deadline)
  return (
    <div className="hero">
      <div className="wrap">
        <h1>{mission ? <Marked text={mission} /> : name}</h1>
        {lead && (
          <div className="chart">
            <div className="says">
              <Amount metric={lead.metric} said={said} />
              <p>
                <a href={pathTo(said.language, slug, `goals/${lead.goal.id}`)}>{lead.goal.title}</a>
              </p>
              <p className="how">
                <State {...said.state(lead.goal, lead.metric)} /> {until}
              </p>
            </div>
            <Curve goal={lead.goal} metric={lead.metric} said={said} form="hero" />
          </div>
        )}
      </div>
    </div>
  )
}

const isMissed = (goal: PublicGoal): boolean =>
  goal.state === 'stopped' ||
  goal.state === 'paused' ||
  (goal.state === 'open' && goal.metrics.some(({ progress }) => progress.state === 'behind'))

/** Misses first, then what was learned elsewhere. */
function Honest({ goals, said, ask }: { goals: PublicGoal[]; said: Said; ask: Ask }) {
  const missed = goals.filter(isMissed)
  const told = goals.filter((goal) => goal.learned !== '' && !isMissed(goal))
  if (goals.length === 0) return null
  return (
    <section className="honest" aria-labelledby="honest">
      <h2 id="honest">{said.page('honest.title')}</h2>
      {missed.length + told.length === 0 && <p>{said.page('honest.none')}</p>}
      <ul>
        {[...missed, ...told].map((goal) => (
          <li key={goal.id}>
            <h3>
              <a href={pathTo(said.language, ask.site.slug, `goals/${goal.id}`)}>{goal.title}</a>
            </h3>
            {isMissed(goal) && (
              <p className="how">
                <State {...said.state(goal, behindOf(goal))} /> {behindOf(goal) && spoken(behindOf(goal)!, said)}
              </p>
            )}
            {goal.state !== 'open' && goal.stateReason && <p>{goal.stateReason}</p>}
            {goal.learned && (
              <p>
                <b>{said.page('honest.learned')}</b> {goal.learned}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const behindOf = ({ metrics }: PublicGoal): MetricShown | undefined =>
  metrics.find(({ progress }) => progress.state === 'behind') ?? metrics[0]

const spoken = (metric: MetricShown, said: Said): string =>
  `${said.bare(metric, said.now(metric))} ${said.of(metric)} · ${metric.name}`

function Measured({ goals, said }: { goals: PublicGoal[]; said: Said }) {
  const metrics = goals.flatMap((goal) => goal.metrics)
  if (metrics.length === 0) return null
  return (
    <section className="measured" aria-labelledby="measured">
      <h2 id="measured">{said.page('measured.title')}</h2>
      <p>{said.page('measured.text')}</p>
      <ul>
        {metrics.map((metric) => (
          <li key={metric.id}>
            <h3>{metric.name}</h3>
            <p>{howMeasured(metric, said)}</p>
            <Values metric={metric} said={said} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function howMeasured(metric: PublicMetric, said: Said): string {
  const { baseline, baselineOn, accumulation, direction, target } = metric
  const begin = said.page('measured.begin', { value: said.amount(metric, baseline), day: said.day(baselineOn) })
  const way = said.page(`measured.${accumulation}`)
  const aim = target === null ? '' : said.page(`measured.${direction}`, { target: said.amount(metric, target) })
  const unseen = metric.unseenParts > 0 && said.page('measured.unseen', { count: metric.unseenParts })
  return [begin, way, aim, unseen].filter(Boolean).join(' ')
}
