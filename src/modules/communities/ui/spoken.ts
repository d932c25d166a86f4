/** Languages people speak, by their tags, in the words of the language the screen speaks. */
const common =
  'ar bg bs cs da de el en es et fa fi fr ga hi hr hu is it ja ko ku lb lt lv mk mt nl no pl ps pt ro ru sk sl so sq sr sv ta th ti tr uk ur vi zh'.split(
    ' ',
  )

export function nameOfLanguage(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag // not a tag that Intl knows how to read
  }
}

/** All that may be chosen, by name; those already chosen are among them even when rare. */
export function languageChoices(language: string, also: readonly string[] = []): { value: string; label: string }[] {
  return [...new Set([...common, ...also])]
    .map((value) => ({ value, label: nameOfLanguage(value, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
