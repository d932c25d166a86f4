/** What a file is called: text that people read, never a path and never an order to a terminal or a browser. */
import { limits } from './limits.ts'

/** Controls, line ends, and the marks that turn the reading direction round (`gnp.exe` would be read as `exe.png`). */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{FEFF}\u{FFF9}-\u{FFFB}]/gu

/** At most 200 characters; an ending of up to 16 is kept when a name is cut. */
export function cleanName(raw: string): string {
  const name = raw.toWellFormed().normalize('NFC').replace(UNSEEN, '').replace(/[/\\]/g, '_').trim()
  if (name === '' || /^\.+$/.test(name)) return 'file'
  const letters = [...name]
  if (letters.length <= limits.nameLength) return name
  const ending = [...endingOf(name)]
  return [...letters.slice(0, limits.nameLength - ending.length), ...ending].join('')
}

/** The same name with the ending that fits what the file has become. */
export function renamed(name: string, ending: string): string {
  const old = endingOf(name)
  if (old.toLowerCase() === ending || (ending === '.jpg' && old.toLowerCase() === '.jpeg')) return name
  return cleanName((old ? name.slice(0, -old.length) : name) + ending)
}

/** With its point; empty where there is none. */
function endingOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at > 0 && name.length - at <= 16 ? name.slice(at) : ''
}
