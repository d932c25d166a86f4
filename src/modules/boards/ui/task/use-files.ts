/** Files on their way to a task: chosen, dropped or pasted, sent one after another, then hung on it. */
import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { upload as uploadFile } from '#modules/files/contract.ts'
import { type Refused, upload } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { attachFiles } from '../../attachments/contract.ts'
import { type TaskShown, useDoing } from './use-task.ts'

const AT_ONCE = 20

export type Coming = { name: string; part: number }

export function useFiles(task: TaskShown) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const words = useRefusal('files')
  const [coming, setComing] = useState<readonly Coming[]>([])
  const [isOver, setOver] = useState(false)
  const { patch: _, ...doing } = useDoing(task.id)
  const attach = useAction(attachFiles, { ...doing, oneByOne: true })
  const mayAdd = task.can.work
  const inputId = `files-${task.id}`

  async function send(files: readonly File[]) {
    const some = files.slice(0, AT_ONCE)
    if (!mayAdd || some.length === 0) return
    const sent = await Promise.all(some.map(sendOne))
    const fileIds = sent.filter((id) => id !== undefined)
    if (fileIds.length > 0) attach.mutate({ taskId: task.id, fileIds })
  }

  async function sendOne(file: File): Promise<string | undefined> {
    const one = { name: file.name, part: 0 }
    const change = (part: number) => setComing((now) => now.map((it) => (it.name === one.name ? { ...it, part } : it)))
    setComing((now) => [...now, one])
    try {
      const at = { community: community.slug, onProgress: change }
      return (await upload(uploadFile, { subjectId: task.id, name: file.name }, file, at)).id
    } catch (error) {
      toast({ text: words(error as Refused) ?? t('ui.task.failed'), kind: 'bad' })
      return undefined
    } finally {
      setComing((now) => now.filter((it) => it.name !== one.name))
    }
  }

  return {
    coming,
    isOver,
    inputId,
    send,
    choose: () => document.getElementById(inputId)?.click(),
    /** For whatever takes files that are dropped or pasted; the talk has a place of its own for them. */
    dropped: mayAdd && {
      onDragOver(event: DragEvent) {
        if (!hasFiles(event.dataTransfer) || isTalk(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave(event: DragEvent<HTMLElement>) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop(event: DragEvent) {
        setOver(false)
        if (event.defaultPrevented || !hasFiles(event.dataTransfer) || isTalk(event)) return
        event.preventDefault()
        void send([...event.dataTransfer.files])
      },
      onPaste(event: ClipboardEvent) {
        const files = [...event.clipboardData.files]
        if (event.defaultPrevented || files.length === 0 || isTalk(event)) return
        event.preventDefault()
        void send(files)
      },
    },
  }
}
export type Filing = ReturnType<typeof useFiles>

const hasFiles = (data: DataTransfer) => data.types.includes('Files')
const isTalk = ({ target }: { target: EventTarget }) => (target as Element).closest('[data-talk]') !== null
