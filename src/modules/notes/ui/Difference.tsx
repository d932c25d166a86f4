import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { linesBetween, type Piece } from '#web/kit/difference.ts'
import { Pieces } from '#web/kit/Pieces.tsx'
import styles from './Note.module.css'

/** So many unchanged lines stand around a change. */
const AROUND = 1

/** What is different between two texts, line by line; what stayed the same is left out but for its edges. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('notes')
  const parts = useMemo(() => shortened(linesBetween(written(before), written(after))), [before, after])
  if (parts.every((part) => typeof part === 'number' || isKept(part)))
    return <p className={styles.quiet}>{t('same')}</p>
  return (
    <div className={styles.difference}>
      {parts.map((part, place) => {
        const key = `${place}`
        if (typeof part === 'number')
          return (
            <p key={key} className={styles.leftOut}>
              {t('left_out', { count: part })}
            </p>
          )
        return (
          <p key={key}>
            <Pieces of={part} added={t('said_now')} removed={t('said_before')} />
          </p>
        )
      })}
    </div>
  )
}

/** Line by line as they are read: empty ones only part paragraphs, and the signs of Markdown say little. */
const written = (text: string): string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(\s*)[-*+] \[ \] /, '$1☐ ')
        .replace(/^(\s*)[-*+] \[[xX]\] /, '$1☑ ')
        .replace(/^(\s*)[-*+] /, '$1• ')
        .replace(/^#{1,6} /, '')
        .replaceAll('&#x20;', ' ')
        .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'),
    )
    .filter((line) => line.trim() !== '')

const isKept = (line: Piece[]): boolean => line.every(({ is }) => is === 'kept')

/** Lines that matter, and numbers of those between them. */
function shortened(lines: Piece[][]): (Piece[] | number)[] {
  const matters = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((one) => !isKept(one)),
  )
  const parts: (Piece[] | number)[] = []
  for (const [at, line] of lines.entries()) {
    const last = parts.at(-1)
    if (matters[at]) parts.push(line)
    else if (typeof last === 'number') parts[parts.length - 1] = last + 1
    else parts.push(1)
  }
  return parts
}
