import { IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import type { NoteInList } from '../contract.ts'
import styles from './Notes.module.css'

/** One note by its title; below it how it begins, and who wrote last or is writing now. */
export function NoteRow({ note, side }: { note: NoteInList; side?: ReactNode }) {
  const { t, i18n } = useTranslation('notes')
  const { community, me } = useHere()
  const { heldBy, writtenBy, writtenAt, deletedAt } = note
  const when = ago(deletedAt ?? writtenAt, new Date(), i18n.language, me.timeZone)
  const words = (
    <>
      <b>{note.title}</b>
      <span className={styles.beginning}>{plain(note.beginning) || t('empty')}</span>
      <small>
        {heldBy ? (
          <>
            <IconPencil aria-hidden /> {t('writes', { name: heldBy.name })}
          </>
        ) : (
          t('written_by', { name: writtenBy.name, when })
        )}
      </small>
    </>
  )
  return (
    <li className={styles.row}>
      {deletedAt ? (
        <div className={styles.words}>{words}</div>
      ) : (
        <Link className={styles.words} href={inCommunity(community.slug, 'notes', note.id)}>
          {words}
        </Link>
      )}
      {side}
    </li>
  )
}

/** The signs of Markdown say nothing in one line of a list. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/^[ \t]*(#{1,6}|[-*+]( \[[ xX]\])?|>|\d{1,9}[.)])[ \t]+/gm, '')
    .replaceAll(/<[@#][^>]{0,80}>|[*_`|\\]|^-{3,}$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
