import { communityPage } from '#site/Document.tsx'
import { type Answer, type Ask, pathTo } from '#site/page.ts'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import { type Impact, type PublicGoal, readImpact } from '../contract-impact.ts'
import { Curve, Values } from './Curve.tsx'
import { howMeasured } from './Impact.tsx'
import { Amount, HelpNow, Readings, State } from './parts.tsx'
import { brief, type Said, sayerIn } from './said.ts'

const MOST_READINGS = 60
const MOST_VALUES = 60

/** One goal: all it is measured by, and all that was measured lately. */
export async function goalPage(ask: Ask): Promise<Answer | undefined> {
  const said = sayerIn(ask.language)
  const goalId = ask.params.goal ?? ''
  if (!isId(goalId)) return undefined
  const [shown, all] = await Promise.all([
    ask.read(readImpact, { goalId, most: MOST_READINGS }),
    ask.read(readImpact, { most: 1 }),
  ])
  const goal = shown.goals[0]
  if (!goal) return undefined
  const sentence = goal.metrics[0] ? said.sentence(goal, goal.metrics[0]) : goal.title
  return communityPage({
    ask,
    path: `goals/${goalId}`,
    title: goal.title,
    description: brief(goal.sentence ? `${sentence}. ${goal.sentence}` : sentence),
    children: <Body {...{ ask, said, goal, shown }} around={all.goals} />,
  })
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)

type BodyProps = { ask: Ask; said: Said; goal: PublicGoal; shown: Impact; around: PublicGoal[] }

function Body({ ask, said, goal, shown, around }: BodyProps) {
  const to = (page: string) => pathTo(said.language, ask.site.slug, page)
  const parent = around.find(({ id }) => id === goal.parentId)
  const below = around.filter(({ parentId }) => parentId === goal.id)
  return (
    <main id="main">
      <article className="wrap one">
        <nav className="crumbs" aria-label={said.word('goal.path')}>
          <a href={to('impact')}>{said.page('way.impact')}</a>
          {parent && <a href={to(`goals/${parent.id}`)}>{parent.title}</a>}
        </nav>
        <h1>
          <GoalIcon name={goal.icon} />
          {goal.title}
        </h1>
        {goal.sentence && <p className="lead">{goal.sentence}</p>}
        {goal.state !== 'open' && (
          <p className="how">
            <State {...said.state(goal, undefined)} /> {goal.stateReason}
          </p>
        )}
        {goal.metrics.length === 0 && <p className="quiet">{said.word('goal.noMetric')}</p>}
        {goal.metrics.map((metric) => (
          <section key={metric.id} className="metric" aria-labelledby={`m-${metric.id}`}>
            <h2 id={`m-${metric.id}`}>{metric.name}</h2>
            <Amount metric={metric} said={said} />
            <p className="how">
              <State {...said.state(goal, metric)} /> {said.until(metric.deadline)}
            </p>
            <Curve goal={goal} metric={metric} said={said} form="large" />
            <p className="quiet">{howMeasured(metric, said)}</p>
            <Values metric={metric} said={said} most={MOST_VALUES} />
          </section>
        ))}
        {goal.learned && (
          <section>
            <h2>{said.page('goal.learned')}</h2>
            <p>{goal.learned}</p>
          </section>
        )}
        {shown.readings.length > 0 && (
          <section aria-labelledby="newest">
            <h2 id="newest">{said.page('impact.newest')}</h2>
            <Readings {...{ said, ask }} readings={shown.readings} goals={[goal]} withGoal={false} />
          </section>
        )}
        {below.length > 0 && (
          <section aria-labelledby="below">
            <h2 id="below">{said.page('goal.below')}</h2>
            <ul className="lines">
              {below.map((one) => (
                <li key={one.id}>
                  <a href={to(`goals/${one.id}`)}>{one.title}</a> <State {...said.state(one, one.metrics[0])} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
      <HelpNow ask={ask} said={said} />
    </main>
  )
}
