// All parts of the kit in all their states. For us only: it is not part of the built app.
import { createInstance } from 'i18next'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { Kit } from '../kit/Kit.tsx'
import { applyScheme, type Scheme } from '../kit/scheme.ts'
import de from '../kit/words/de.json' with { type: 'json' }
import en from '../kit/words/en.json' with { type: 'json' }
import { KitPage } from './KitPage.tsx'
import { ShellPage } from './ShellPage.tsx'

const asked = new URLSearchParams(location.search)
const language = asked.get('language') ?? 'de'
applyScheme((asked.get('scheme') ?? 'auto') as Scheme)
document.documentElement.lang = language

const words = createInstance()
await words.use(initReactI18next).init({
  lng: language,
  fallbackLng: 'en',
  ns: ['kit'],
  resources: { de: { kit: de }, en: { kit: en } },
  interpolation: { escapeValue: false },
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <I18nextProvider i18n={words}>
      <Kit>{asked.get('page') === 'shell' ? <ShellPage asked={asked} /> : <KitPage />}</Kit>
    </I18nextProvider>,
  )
}
