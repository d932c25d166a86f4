/** `../modules/chat/words/de.json` holds the namespace `chat`; the shell's own words are `web`. */
export function byModule(files: Record<string, unknown>): Record<string, object> {
  const entries = Object.entries(files).map(
    ([path, texts]) => [path.split('/').at(-3) ?? 'web', texts as object] as const,
  )
  return Object.fromEntries(entries.map(([name, texts]) => [name === '.' ? 'web' : name, texts]))
}
