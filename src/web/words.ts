/** The words of all modules in one language; the other is loaded only when someone switches. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'de' | 'en'
const load = { de: () => import('./words-de.ts'), en: () => import('./words-en.ts') }

/** Kept on this device, so that the door still speaks it after signing out. */
const KEPT = 'leitstern.language'

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
  localStorage.setItem(KEPT, language)
}

/** What was spoken here last, else what the browser prefers. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'de' || kept === 'en') return kept
  return navigator.languages.some((one) => one.startsWith('de')) ? 'de' : 'en'
}
