import { IconPencil } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '#modules/conversation/ui/use-names.ts'
import { Text } from '#modules/text/ui/Text.tsx'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getNote, holdNote, type Note } from '../contract.ts'
import styles from './Note.module.css'
import { useTicking } from './use-ticking.ts'

/** The page to read. While somebody writes one reads along; whoever may, need not wait. */
export function NoteText({ note, onWrite }: { note: Note; onWrite: () => void }) {
  const { t, i18n } = useTranslation('notes')
  const words = useRefusal('notes')
  const { me, memberId } = useHere()
  const texts = useMemo(() => [note.text], [note.text])
  const people = useMemo(() => [note.writtenBy], [note.writtenBy])
  const names = useNames(texts, people)
  const hold = useAction(holdNote, {
    refreshes: [getNote],
    onDone: onWrite,
    onRefused: (refused) => toast({ text: words(refused) ?? t('failed_title'), kind: 'bad' }),
  })
  const onTick = useTicking(note)
  const writer = note.heldBy?.id === memberId ? null : note.heldBy
  const write = note.can.write && !writer && (
    <Button
      look="soft"
      size="s"
      icon={<IconPencil aria-hidden />}
      busy={hold.isPending && t('making')}
      onClick={() => hold.mutate({ noteId: note.id })}
    >
      {t('write')}
    </Button>
  )
  const takeOver = note.can.takeOver && note.can.write && (
    <Button look="line" size="s" onClick={() => hold.mutate({ noteId: note.id, takeOver: true })}>
      {t('take_over')}
    </Button>
  )
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.byline}>
          <PersonFace person={note.writtenBy} size={24} />
          <span>
            {t('written_by', {
              name: note.writtenBy.name,
              when: ago(note.writtenAt, new Date(), i18n.language, me.timeZone),
            })}
            {' · '}
            {t(`seen_${note.audience}`)}
          </span>
        </p>
        {write}
      </div>
      {note.archivedAt && <Notice is="hint">{t('is_archived')}</Notice>}
      {writer && (
        <div role="status">
          <Notice is="hint" icon={<PersonFace person={writer} size={24} />} action={takeOver}>
            {t('locked', { name: writer.name })}
          </Notice>
        </div>
      )}
      {note.text.trim() === '' ? (
        <EmptyState title={t('empty_title')} text={t('empty_text')} />
      ) : (
        <div className={styles.text}>
          <Text markdown={note.text} names={names} onTick={note.can.write && !writer ? onTick : undefined} />
        </div>
      )}
    </>
  )
}
