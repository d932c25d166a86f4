import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { upload as uploadFile } from '#modules/files/contract.ts'
import { type Refused, upload } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { type BoardWhole, changeBoard, getBoard, listBoards } from '../../contract.ts'
import { FormDialog } from '../FormDialog.tsx'
import { BoardAsks } from './BoardAsks.tsx'
import styles from './BoardSettings.module.css'
import { MAX_NAME } from './bounds.ts'

/** What a board is called, its picture. */
export default function BoardSettings({ board, onClose }: { board: BoardWhole; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const words = useRefusal('boards')
  const [title, setTitle] = useState(board.title)
  const [cover, setCover] = useState(board.cover)
  const [isTried, setTried] = useState(false)
  const change = useAction(changeBoard, { refreshes: [getBoard, listBoards], onDone: onClose })
  const form = useErrorFocus(change.error)
  const save = () => {
    setTried(true)
    if (!title.trim()) return
    change.mutate({ boardId: board.id, title: title.trim(), ...(cover !== board.cover && { cover }) })
  }
  return (
    <FormDialog
      title={t('ui.board.settings')}
      send={t('ui.board.save')}
      isSending={change.isPending}
      form={form}
      onSend={save}
      onClose={onClose}
    >
      <TextField
        label={t('ui.board.name')}
        value={title}
        maxLength={MAX_NAME}
        error={(isTried && !title.trim() && t('ui.boards.name_missing')) || words(change.error)}
        onChange={(event) => setTitle(event.target.value)}
        data-autofocus
      />
      <Cover boardId={board.id} cover={cover} onChange={setCover} />
      <BoardAsks board={board} />
    </FormDialog>
  )
}

type CoverProps = { boardId: string; cover: string | null; onChange: (cover: string | null) => void }

function Cover({ boardId, cover, onChange }: CoverProps) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const words = useRefusal('files')
  const input = useRef<HTMLInputElement>(null)
  const [isSending, setSending] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [isNoPicture, setNoPicture] = useState(false)
  const picture = pictureUrl(community.slug, cover)
  const send = async (file: File | undefined) => {
    if (!file) return
    setRefused(undefined)
    setSending(true)
    try {
      const sent = await upload(uploadFile, { subjectId: boardId, name: file.name }, file, {
        community: community.slug,
      })
      setNoPicture(!sent.type.startsWith('image/'))
      if (sent.type.startsWith('image/')) onChange(sent.id)
    } catch (error) {
      setRefused(error as Refused)
    } finally {
      setSending(false)
    }
  }
  return (
    <div className={styles.cover}>
      <b>{t('ui.board.cover')}</b>
      {picture && <img src={picture} alt={t('ui.board.cover')} />}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
        hidden
        aria-label={t('ui.board.cover')}
        onChange={(event) => {
          void send(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div>
        <Button size="s" look="soft" busy={isSending && t('ui.board.sending')} onClick={() => input.current?.click()}>
          {t(cover ? 'ui.board.cover_other' : 'ui.board.cover_choose')}
        </Button>
        {cover && (
          <Button size="s" look="quiet" onClick={() => onChange(null)}>
            {t('ui.board.cover_none')}
          </Button>
        )}
      </div>
      <FieldError error={isNoPicture ? t('ui.board.no_picture') : words(refused)} />
    </div>
  )
}
