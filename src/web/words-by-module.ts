/** `../modules/chat/words/de.json` holds the namespace `chat`; the shell's own words are `web`. Keys are flat, as on the server. */
export function byModule(files: Record<string, unknown>): Record<string, Record<string, string>> {
  const entries = Object.entries(files).map(([path, texts]) => {
    const name = path.split('/').at(-3) ?? 'web'
    return [name === '.' ? 'web' : name, flat(texts as Texts)] as const
  })
  return Object.fromEntries(entries)
}

type Texts = { [key: string]: string | Texts }

function flat(texts: Texts, before = ''): Record<string, string> {
  const pairs = Object.entries(texts).map(([key, text]) =>
    typeof text === 'string' ? { [before + key]: text } : flat(text, `${before}${key}.`),
  )
  return Object.assign({}, ...pairs)
}
