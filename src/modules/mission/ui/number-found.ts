/** The number somebody wrote in a sentence, as it was probably meant. Pure. */
type Found = { value: number; rest: string }

/** The one that stands before the unit, else the first; `undefined`: none is written in digits. */
export function numberFound(text: string, unit: string, language: string): number | undefined {
  const bare = text.replace(/https?:\/\/\S+/g, ' ')
  const all = [...bare.matchAll(/\d+(?:[.,]\d+)*/g)].flatMap(({ 0: written, index }): Found[] => {
    const before = bare.slice(Math.max(0, index - 1), index)
    const rest = bare.slice(index + written.length)
    // A time, a day of the month, the end of a name.
    const isOther = /[:#\p{L}\d]/u.test(before) || /^:\d/.test(rest) || /^\.(?:\s|$)/.test(rest)
    const value = amountOf(written, language)
    return isOther || !Number.isFinite(value) ? [] : [{ value, rest }]
  })
  const asked = unit.trim().toLowerCase()
  const withUnit = all.find(({ rest }) => asked !== '' && rest.trimStart().toLowerCase().startsWith(asked))
  return (withUnit ?? all[0])?.value
}

/** "8.420" is eight thousand in German and eight in English; with both signs the last one parts the decimals. */
function amountOf(written: string, language: string): number {
  const signs = written.replaceAll(/\d/g, '')
  const thousands = language.startsWith('de') ? '.' : ','
  const last = signs.at(-1)
  const isMixed = new Set(signs).size > 1
  const isGrouped = signs.length > 1 || (last === thousands && /^\d{1,3}[.,]\d{3}$/.test(written))
  const decimal = isMixed ? last : isGrouped ? undefined : last
  const parts = decimal ? written.split(decimal) : [written]
  return Number([parts[0]!.replaceAll(/[.,]/g, ''), ...parts.slice(1)].join('.'))
}
