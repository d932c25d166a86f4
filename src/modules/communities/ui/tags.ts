/** Short words that members give themselves. */

export const isSameWord = (one: string, other: string): boolean => one.toLocaleLowerCase() === other.toLocaleLowerCase()

/** What was typed, parted at commas; a word already there is not there twice, however it is written. */
export function withWords(words: readonly string[], typed: string, most: number): string[] {
  const all = [...words]
  for (const word of typed.split(',').map((part) => part.trim())) {
    if (word && !all.some((own) => isSameWord(own, word))) all.push(word)
  }
  return all.slice(0, most)
}

/** One link a line, as people write them: `ben.example` means the web. */
export const linksIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => (/^https?:\/\//i.test(line) ? line : `https://${line}`))
