import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postMessage } from '#modules/conversation/contract.ts'
import { namesOfNobody, textWords } from '#modules/text/names.ts'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { call } from '#web/call.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SelectField, TextField } from '#web/kit/fields.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import type { MessageDeedProps } from '#web/screens.ts'
import { getBoard, listBoards } from '../../contract.ts'
import { addTask } from '../../task/contract.ts'
import styles from './Dialogs.module.css'

const LONGEST = 120

/** What somebody said becomes a task that quotes it; below the message its card answers. */
export default function TaskOfMessage({ message, href, onClose }: MessageDeedProps) {
  const { t } = useTranslation('boards')
  const { t: ofText } = useTranslation('text')
  const { community } = useHere()
  const words = useRefusal('boards')
  const said = toPlain(parse(message.text), namesOfNobody(textWords(ofText)))
  const [title, setTitle] = useState(() => firstWords(said))
  const boards = useQuery(listBoards, {})
  const [chosenBoard, setBoard] = useState<string>()
  const boardId = chosenBoard ?? boards.data?.items[0]?.id
  const board = useQuery(getBoard, { boardId: boardId ?? '' }, { enabled: boardId !== undefined })
  const lists = board.data?.lists ?? []
  const [chosenList, setList] = useState<string>()
  const list = lists.find(({ id }) => id === chosenList) ?? lists.find(({ closes }) => !closes) ?? lists[0]
  const add = useAction(addTask, {
    async onDone({ id }) {
      onClose()
      toast({ text: t('ui.task.made_of_message', { list: list?.title ?? '' }) })
      // Where nothing can be said the task stands all the same.
      const answer = { subjectId: message.subjectId, threadId: message.threadId ?? message.id, text: `<#${id}>` }
      await call(postMessage, answer, { community: community.slug, key: crypto.randomUUID() }).catch(() => {})
    },
  })
  const make = () => {
    if (!list || !title.trim()) return
    const back = `[${t('ui.task.to_message')}](${new URL(href, location.href).href})`
    const quote = message.text
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n')
    add.mutate({ listId: list.id, after: null, title: title.trim(), about: `${quote}\n\n${back}`.slice(0, 40_000) })
  }
  const mayMake = list !== undefined && board.data?.can.work === true
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.task.of_message_question')}
      actions={
        mayMake && (
          <Button busy={add.isPending && t('ui.task.saving')} onClick={make}>
            {t('ui.task.make')}
          </Button>
        )
      }
    >
      {!boards.data && <Skeletons count={2} />}
      {boards.data?.items.length === 0 && (
        <>
          <p className={styles.quiet}>{t('ui.task.no_boards')}</p>
          <ButtonLink look="soft" href={inCommunity(community.slug, 'boards')}>
            {t('ui.task.to_boards')}
          </ButtonLink>
        </>
      )}
      {boards.data && boards.data.items.length > 0 && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            make()
          }}
        >
          <TextField
            label={t('ui.task.title')}
            value={title}
            maxLength={300}
            data-autofocus
            error={words(add.error) ?? (title.trim() === '' && t('ui.task.title_missing'))}
            onChange={(event) => setTitle(event.target.value)}
          />
          <SelectField
            label={t('ui.task.board')}
            value={boardId ?? ''}
            choices={boards.data.items.map(({ id, title: name }) => ({ value: id, label: name }))}
            onChange={(event) => setBoard(event.target.value)}
          />
          {list && (
            <SelectField
              label={t('ui.task.list')}
              value={list.id}
              choices={lists.map(({ id, title: name }) => ({ value: id, label: name }))}
              onChange={(event) => setList(event.target.value)}
            />
          )}
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  )
}

/** The first line, up to the end of a word. */
function firstWords(said: string): string {
  const line = said.trim().split('\n')[0] ?? ''
  if (line.length <= LONGEST) return line
  return `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}
