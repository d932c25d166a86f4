import { t } from '#kernel/words.ts'
import { type Names, namesOfNobody, textWords } from '#modules/text/names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { communityPage } from '#site/Document.tsx'
import type { Answer, Ask } from '#site/page.ts'

/** Imprint and privacy, in the page's language where it was written in it. */
export const textPage =
  (which: 'imprint' | 'privacy') =>
  async (ask: Ask): Promise<Answer> => {
    const { language, site } = ask
    const other = language === 'de' ? 'en' : 'de'
    const written = site[which][language] ? language : other
    const title = t(language, `site:${which}`)
    return communityPage({
      ask,
      path: which,
      title,
      description: `${title} · ${site.name}`,
      children: (
        <main id="main" className="wrap prose">
          <h1>{title}</h1>
          <div lang={written}>
            <Text markdown={site[which][written]} names={namesFor(language)} />
          </div>
        </main>
      ),
    })
  }

/** A visitor knows nobody and nothing by its id. */
const namesFor = (language: string): Names => namesOfNobody(textWords((key) => t(language, `text:${key}`)))
