/** Words on the server: each module's `words/de.json` and `en.json`, and the public shell's; one i18next instance per language. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInstance, type i18n } from 'i18next'

export const languages = ['de', 'en'] as const
export type Language = (typeof languages)[number]

const MODULES = new URL('../modules/', import.meta.url)
const SITE = new URL('../site/', import.meta.url)
const instances = new Map<string, i18n>()

/** `t('de', 'people:letter.signIn.subject', { link })`; keys are flat, German is the default. */
export function t(language: string, key: string, values: Record<string, unknown> = {}): string {
  return instanceOf(language === 'en' ? 'en' : 'de').t(key, values)
}

export function hasWord(language: string, key: string): boolean {
  return instanceOf(language === 'en' ? 'en' : 'de').exists(key)
}

function instanceOf(language: Language): i18n {
  const known = instances.get(language)
  if (known) return known
  const made = createInstance()
  const modules = [...readdirSync(MODULES), 'site'].filter((name) => existsSync(fileOf(name, language)))
  void made.init({
    lng: language,
    fallbackLng: 'de',
    keySeparator: false,
    initAsync: false,
    ns: modules,
    // Every face escapes for itself: a letter's text must not hold `&amp;`.
    interpolation: { escapeValue: false },
    resources: { [language]: Object.fromEntries(modules.map((name) => [name, readWords(name, language)])) },
  })
  instances.set(language, made)
  return made
}

const fileOf = (module: string, language: string) =>
  module === 'site' ? new URL(`words/${language}.json`, SITE) : new URL(`${module}/words/${language}.json`, MODULES)

function readWords(module: string, language: string): Record<string, string> {
  return JSON.parse(readFileSync(fileOf(module, language), 'utf8'))
}
