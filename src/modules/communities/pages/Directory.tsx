import { t } from '#kernel/words.ts'
import { housePage } from '#site/Document.tsx'
import { type Answer, type HouseAsk, pathTo } from '#site/page.ts'
import { Marked } from '#web/Marked.tsx'
import { listSites } from '../contract-site.ts'

const MOST = 100

/** The communities of this house that have public pages. */
export async function directory(ask: HouseAsk, after?: string): Promise<Answer> {
  const say = (key: string) => t(ask.language, `site:${key}`)
  const { items, next } = await ask.read(listSites, { most: MOST, after })
  return housePage({
    ask,
    path: '',
    title: say('directory.title'),
    description: say('directory.text'),
    ...(after && { isHidden: true }),
    children: (
      <main id="main" className="wrap directory">
        <h1>{say('directory.title')}</h1>
        <p className="lead">{say('directory.text')}</p>
        {items.length === 0 && <p>{say('directory.none')}</p>}
        <ul>
          {items.map((one) => (
            <li key={one.id}>
              <h2>
                <a href={pathTo(ask.language, one.slug)}>{one.name}</a>
              </h2>
              {one.mission && (
                <p>
                  <Marked text={one.mission} />
                </p>
              )}
              <small>{say(`directory.${one.joining}`)}</small>
            </li>
          ))}
        </ul>
        {next && (
          <p>
            <a className="button line" href={`/${ask.language}?after=${encodeURIComponent(next)}`}>
              {say('directory.more')}
            </a>
          </p>
        )}
      </main>
    ),
  })
}
