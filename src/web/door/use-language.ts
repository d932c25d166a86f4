import { useTranslation } from 'react-i18next'
import type { Language } from '#web/words.ts'

export const useLanguage = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'de')
