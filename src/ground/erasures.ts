/**
 * Who was erased, outside of the database: one line of ids each in DATA_DIR, so that a restored older backup does not bring
 * anybody back (see modules/people/erasures.ts, which does it again).
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Erasures } from '#kernel/erasures.ts'

export const ERASURES_FILE = 'erasures'

export function erasuresIn(dataDir: string): Erasures {
  const file = join(dataDir, ERASURES_FILE)
  return {
    /** On the disk before it comes back. */
    add(line) {
      const opened = openSync(file, 'a', 0o600)
      try {
        // A line that was cut off before this one stays a line of its own.
        const start = isEnded(file) ? '' : '\n'
        writeSync(opened, `${start}${line}\n`)
        fsyncSync(opened)
      } finally {
        closeSync(opened)
      }
    },
    list: () => linesOf(textOfErasures(dataDir)),
  }
}

export function textOfErasures(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, ERASURES_FILE), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Lines that are known already are not doubled. */
export function mergeErasures(dataDir: string, text: string): void {
  const all = new Set([...linesOf(textOfErasures(dataDir)), ...linesOf(text)])
  if (all.size > 0) writeFileSync(join(dataDir, ERASURES_FILE), [...all, ''].join('\n'), { mode: 0o600, flush: true })
}

/** Written whole, or by a lost power cut off: then nothing was committed either. */
const linesOf = (text: string): string[] => text.split('\n').filter(isWhole)

function isWhole(line: string): boolean {
  try {
    return line !== '' && typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

const isEnded = (file: string): boolean => /(^|\n)$/.test(readFileSync(file, 'utf8').slice(-1))
