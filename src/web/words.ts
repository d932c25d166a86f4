/** The words of all modules in one language; the other is loaded only when someone switches. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'de' | 'en'
const load = { de: () => import('./words-de.ts'), en: () => import('./words-en.ts') }

export async function speak(language: Language): Promise<void> {
  const { words } = await load[language]()
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      keySeparator: false,
      interpolation: { escapeValue: false },
      resources: {},
    })
  }
  for (const [module, texts] of Object.entries(words)) i18next.addResourceBundle(language, module, texts)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** What the browser prefers, until a person has said otherwise. */
export function preferredLanguage(): Language {
  return navigator.languages.some((one) => one.startsWith('de')) ? 'de' : 'en'
}
