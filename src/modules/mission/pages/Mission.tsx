import { communityPage } from '#site/Document.tsx'
import { type Answer, type Ask, pathTo } from '#site/page.ts'
import { type Impact, readImpact } from '../contract-impact.ts'
import { Hero } from './Impact.tsx'
import { leading } from './leading.ts'
import { organisation } from './organisation.ts'
import { GoalCard, HelpNow } from './parts.tsx'
import { brief, type Said, sayerIn } from './said.ts'

/** The first page of a community: what it is for. */
export async function mission(ask: Ask): Promise<Answer> {
  const said = sayerIn(ask.language)
  const shown = await ask.read(readImpact, { most: 1 })
  const words = shown.charter?.mission ?? ask.site.mission
  return communityPage({
    ask,
    path: '',
    current: 'mission',
    title: ask.site.name,
    description: brief(words || ask.site.name),
    data: organisation(ask, words),
    children: <Body {...{ ask, said, shown }} mission={words} />,
  })
}

const MOST_GOALS = 3

function Body({ ask, said, shown, mission }: { ask: Ask; said: Said; shown: Impact; mission: string }) {
  const { charter, goals } = shown
  const lead = leading(shown)
  const others = goals.filter(({ id, state }) => id !== lead?.goal.id && state === 'open').slice(0, MOST_GOALS)
  return (
    <main id="main">
      <Hero {...{ said, mission, lead }} name={ask.site.name} slug={ask.site.slug} />
      <div className="wrap">
        {others.length > 0 && (
          <section aria-labelledby="goals">
            <h2 id="goals">{said.page('mission.goals')}</h2>
            <ul className="goals">
              {others.map((goal) => (
                <GoalCard key={goal.id} {...{ goal, said, ask }} metric={goal.metrics[0]} />
              ))}
            </ul>
          </section>
        )}
        {goals.length > 0 && (
          <p>
            <a className="button line" href={pathTo(said.language, ask.site.slug, 'impact')}>
              {said.page('mission.impact')}
            </a>
          </p>
        )}
        {charter && charter.values.length > 0 && (
          <section aria-labelledby="worth">
            <h2 id="worth">{said.page('mission.values')}</h2>
            <ul className="worth">
              {charter.values.map((value) => (
                <li key={value.id}>
                  <h3>{value.title}</h3>
                  {value.weDo && <Deed word={said.word('charter.doing')} text={value.weDo} />}
                  {value.weDont && <Deed word={said.word('charter.leaving')} text={value.weDont} />}
                </li>
              ))}
            </ul>
          </section>
        )}
        {charter && charter.inScope.length + charter.outOfScope.length > 0 && (
          <section className="scope" aria-label={said.page('mission.scope')}>
            <Lines title={said.page('mission.inScope')} lines={charter.inScope} />
            <Lines title={said.page('mission.outOfScope')} lines={charter.outOfScope} />
          </section>
        )}
      </div>
      <HelpNow ask={ask} said={said} />
    </main>
  )
}

/** "Wir lassen:" before what we do not do, or it would read as if we did. */
function Deed({ word, text }: { word: string; text: string }) {
  return (
    <p>
      <b>{word}</b> {text}
    </p>
  )
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
