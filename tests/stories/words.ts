/** The words on the screens, by their keys: a story finds what it needs however the wording changes. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createInstance } from 'i18next'
import type { Language } from '#web/words.ts'
import { byModule } from '#web/words-by-module.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** `t('chat:message_to', { name })`. */
export type Words = (key: string, values?: Record<string, unknown>) => string

const read: Partial<Record<Language, Record<string, Record<string, string>>>> = {}

function textsIn(language: Language) {
  read[language] ??= byModule(
    Object.fromEntries(
      globSync(`src/**/words/${language}.json`, { cwd: ROOT }).map((path) => [
        path,
        JSON.parse(readFileSync(ROOT + path, 'utf8')),
      ]),
    ),
  )
  return read[language]
}

export function wordsIn(language: Language): Words {
  const words = createInstance()
  void words.init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [language]: textsIn(language) },
  })
  return (key, values = {}) => {
    if (!words.exists(key, values)) throw new Error(`no words for ${key}`)
    return words.t(key, values)
  }
}

/** Keys that are nobody's words: seen on a screen, something was left untranslated. */
export function bareKeys(language: Language): Set<string> {
  const texts = Object.values(textsIn(language)).flatMap((all) => Object.entries(all))
  const said = new Set(texts.map(([, text]) => text))
  return new Set(texts.map(([key]) => key).filter((key) => !said.has(key)))
}
