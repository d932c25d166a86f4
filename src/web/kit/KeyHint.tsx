import styles from './KeyHint.module.css'

const names: Record<string, [other: string, mac: string]> = {
  mod: ['Ctrl', '⌘'],
  shift: ['⇧', '⇧'],
  alt: ['Alt', '⌥'],
  enter: ['↵', '↵'],
  space: ['␣', '␣'],
}

/** A shortcut as keys, written "mod+k"; the modifier is the platform's own. */
export function KeyHint({ keys }: { keys: string }) {
  const mac = /mac|iphone|ipad/i.test(navigator.userAgent)
  return (
    <span className={styles.hint}>
      {keys.split('+').map((key) => (
        <kbd key={key}>{names[key]?.[mac ? 1 : 0] ?? key.toUpperCase()}</kbd>
      ))}
    </span>
  )
}
