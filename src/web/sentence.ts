/** An activity as a sentence, by the words of the module that recorded it: in notices, in the history of a subject. */
import { useTranslation } from 'react-i18next'

/** Sets names apart while a sentence is put together (see `Marked`); no text of people can hold it. */
export const MARK = '\u0001'

type Named = { name: string } | null | undefined
export type Telling = {
  kind: string
  data: Record<string, unknown>
  actor: Named
  member: Named
  circle?: Named
  /** Its title, or what stands for it. */
  subject?: string | undefined
  /** What the sentence names besides. */
  names?: Record<string, string>
}

export function useSentence() {
  const { t } = useTranslation('web')
  const strong = (text: string | undefined) => `${MARK}${text || t('told.someone')}${MARK}`

  /** By the first that has a word: forms of the module (`activity`, `history`, `quoted`), or whole keys. */
  return (
    { kind, data, actor, member, circle, subject, names = {} }: Telling,
    forms: readonly string[],
    more: Record<string, string> = {},
  ): string => {
    const [module, name] = kind.split('.')
    const { context = data.state ?? data.verdict, ...others } = names
    const keys = forms.map((form) => (form.includes(':') ? form : `${module}:${form}.${name}`))
    return t(
      [...keys.flatMap((key) => (context ? [`${key}_${context}`, key] : [key])), 'web:told.something'] as never,
      {
        ...Object.fromEntries(Object.entries(others).map(([key, text]) => [key, strong(text)])),
        actor: strong(actor?.name),
        member: strong(member?.name),
        subject: strong(subject),
        circle: strong(circle?.name ?? t('told.circle')),
        ...more,
      },
    )
  }
}
