/** A board for observers: lists one below the other, as a phone and a printer want them. Nobody is named. */
import { t } from '#kernel/words.ts'
import { type Names, namesOfNobody, textWords } from '#modules/text/names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { communityPage } from '#site/Document.tsx'
import type { Answer, Ask } from '#site/page.ts'
import { readShared, type SharedBoard, type SharedTask } from '../share/contract.ts'

type Said = ReturnType<typeof sayerIn>

function sayerIn(language: string, timeZone: string) {
  const say = (key: string, values?: Record<string, unknown>) => t(language, `boards:shared.${key}`, values)
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const names: Names = namesOfNobody(textWords((key) => t(language, `text:${key}`)))
  return {
    say,
    names,
    tone: (tone: number) => t(language, `boards:ui.board.tone_${tone}`),
    /** From when until when, in one phrase. */
    when({ startsOn, dueOn, dueAt }: SharedTask): string | undefined {
      const from = startsOn && days.format(new Date(startsOn))
      const to = dueAt ? times.format(new Date(dueAt)) : dueOn && days.format(new Date(dueOn))
      if (from && to) return say('span', { from, to })
      return to ? say('due', { day: to }) : from ? say('from', { day: from }) : undefined
    },
  }
}

export async function sharedBoard(ask: Ask): Promise<Answer | undefined> {
  const { language, site, params } = ask
  const key = params.key ?? ''
  const board = await ask.read(readShared, { key })
  return communityPage({
    ask,
    path: `boards/${key}`,
    title: board.title,
    description: `${board.title} · ${site.name}`,
    isHidden: true,
    children: <Body board={board} said={sayerIn(language, site.timeZone)} />,
  })
}

function Body({ board, said }: { board: SharedBoard; said: Said }) {
  const { say, names } = said
  const tasks = board.lists.flatMap((list) => list.tasks)
  const done = tasks.filter(({ isDone }) => isDone).length
  return (
    <main id="main" className="wrap shared">
      <h1>{board.title}</h1>
      <p className="quiet">
        {say('counts', { open: tasks.length - done, done })}. {say('quiet')}
      </p>
      {board.about && <Text markdown={board.about} names={names} />}
      <div className="lists">
        {board.lists.map((list, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lists have no id here, and the page is drawn once
          <section key={n} aria-labelledby={`list-${n}`}>
            <h2 id={`list-${n}`}>
              {list.title} <small>{list.tasks.length + list.more}</small>
            </h2>
            {list.tasks.length === 0 && <p className="quiet">{say('none')}</p>}
            <ul>
              {list.tasks.map((task, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: neither have tasks
                <TaskLine key={at} task={task} said={said} />
              ))}
            </ul>
            {list.more > 0 && <p className="quiet">{say('more', { count: list.more })}</p>}
          </section>
        ))}
      </div>
    </main>
  )
}

function TaskLine({ task, said }: { task: SharedTask; said: Said }) {
  const { say, names, when } = said
  const free = task.needed === null || task.isDone ? 0 : Math.max(task.needed - task.people, 0)
  const facts = [
    task.isDone && say('done'),
    task.isMilestone && say('milestone'),
    when(task),
    task.people > 0 && say('people', { count: task.people }),
    free > 0 && say('wanted', { count: free }),
  ].filter(Boolean)
  return (
    <li className={task.isDone ? 'task done' : 'task'}>
      <h3>{task.title}</h3>
      {task.labels.length > 0 && (
        <p className="labels">
          {task.labels.map(({ name, tone }) => (
            <span key={`${name} ${tone}`}>{name || said.tone(tone)}</span>
          ))}
        </p>
      )}
      {facts.length > 0 && <p className="quiet">{facts.join(' · ')}</p>}
      {task.about && (
        <details>
          <summary>{say('about')}</summary>
          <Text markdown={task.about} names={names} />
        </details>
      )}
    </li>
  )
}
