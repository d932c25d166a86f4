import { IconArrowUp, IconAt, IconMoodSmile, IconPlus, IconTypography, IconX } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#modules/text/names.ts'
import { cx } from '#web/kit/cx.ts'
import { EmojiButton } from '#web/kit/EmojiButton.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { saidText } from '../contract-commands.ts'
import styles from './Composer.module.css'
import { type DraftPlace, draftOf, keepDraft } from './drafts.ts'
import type { EditorHandle } from './Editor.tsx'
import { LaterButton } from './LaterButton.tsx'
import { PlainBox } from './PlainBox.tsx'
import { UploadRow } from './UploadRow.tsx'
import type { RunCommand } from './use-commands.ts'
import { type Uploaded, useUploads } from './use-uploads.ts'

/** Without a network the plain box stays: it writes as well. */
const Editor = lazy(() =>
  import('./Editor.tsx').then(
    (module) => ({ default: module.Editor }),
    () => ({ default: PlainBox }),
  ),
)

export type Written = { text: string; files: Uploaded[] }
export type ComposerProps = {
  subjectId: string
  /** What the draft belongs to; without it nothing is kept. */
  place?: DraftPlace
  initial?: string
  label: string
  names: Names
  onSend: (written: Written) => void
  /** Tried before it is said: what is typed after a slash. */
  onCommand?: RunCommand
  /** To be said at another hour; answers with a refusal's code, or nothing once it is planned. */
  onPlan?: (written: Written, when: string) => Promise<string | undefined>
  onTyping?: () => void
  /** Arrow up in an empty box. */
  onEditLast?: () => void
  onCancel?: () => void
  /** A word on what sending does, when it is not "Senden". */
  sendLabel?: string
  withFiles?: boolean
  autoFocus?: boolean
  /** Beside the tools: "auch im Kanal zeigen". */
  extra?: ReactNode
  narrow?: boolean
}

/** Where one writes. A plain box stands there until the editor is loaded, and keeps the same text. */
export function Composer(props: ComposerProps) {
  const { subjectId, place, label, withFiles = true } = props
  const { t } = useTranslation('conversation')
  const [text, setText] = useState(() => props.initial ?? (place ? draftOf(place) : ''))
  const [hasTools, setTools] = useState(false)
  const [isOver, setOver] = useState(false)
  const editor = useRef<EditorHandle>(null)
  const picker = useRef<HTMLInputElement>(null)
  const uploads = useUploads(subjectId)
  const kept = useRef(text)
  const write = (next: string) => {
    kept.current = next
    setText(next)
    if (place) keepDraft(place, next)
    if (next.trim()) props.onTyping?.()
  }
  const canSend = (text.trim() !== '' || uploads.done.length > 0) && !uploads.isBusy
  const clear = () => {
    kept.current = ''
    setText('')
    if (place) keepDraft(place, '')
    uploads.clear()
    editor.current?.set('')
  }
  const send = () => {
    const words = kept.current.trim()
    if ((!words && uploads.done.length === 0) || uploads.isBusy) return
    const command = uploads.done.length === 0 ? props.onCommand?.(words) : undefined
    if (command) return void command.then((isDone) => isDone && clear())
    props.onSend({ text: props.onCommand ? saidText(words) : words, files: uploads.done })
    clear()
  }
  const plan = async (when: string) => {
    const refused = await props.onPlan?.({ text: saidText(kept.current.trim()), files: uploads.done }, when)
    if (refused === undefined) clear()
    return refused
  }
  useEffect(() => {
    const box = editor.current
    if (props.autoFocus) box?.focus()
  }, [props.autoFocus])
  const box = {
    text,
    label,
    names: props.names,
    subjectId,
    hasTools,
    hasCommands: props.onCommand !== undefined,
    autoFocus: props.autoFocus ?? false,
    onText: write,
    onSend: send,
    ...(props.onEditLast && { onEditLast: props.onEditLast }),
    ...(props.onCancel && { onCancel: props.onCancel }),
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (withFiles) uploads.add([...event.dataTransfer.files])
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (!withFiles || files.length === 0) return
    event.preventDefault()
    uploads.add(files)
  }
  return (
    <div className={cx(styles.composer, props.narrow && styles.narrow)}>
      <fieldset
        className={cx(styles.box, isOver && styles.over)}
        aria-label={label}
        onDragOver={(event) => {
          if (!withFiles || !event.dataTransfer.types.includes('Files')) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        onPasteCapture={paste}
      >
        <Suspense fallback={<PlainBox {...box} ref={editor} />}>
          <Editor {...box} ref={editor} />
        </Suspense>
        {uploads.all.length > 0 && (
          <ul className={styles.files}>
            {uploads.all.map((one) => (
              <UploadRow key={one.key} upload={one} onRemove={uploads.remove} onAgain={uploads.again} />
            ))}
          </ul>
        )}
        <div className={styles.tools}>
          {withFiles && (
            <>
              <IconButton label={t('attach')} onClick={() => picker.current?.click()}>
                <IconPlus aria-hidden />
              </IconButton>
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                onChange={(event) => {
                  uploads.add([...(event.target.files ?? [])])
                  event.target.value = ''
                }}
              />
            </>
          )}
          <IconButton
            label={t('format')}
            aria-pressed={hasTools}
            className={styles.wide}
            onClick={() => setTools(!hasTools)}
          >
            <IconTypography aria-hidden />
          </IconButton>
          <EmojiButton
            label={t('emoji')}
            icon={<IconMoodSmile aria-hidden />}
            onPick={(emoji) => editor.current?.insert(emoji)}
          />
          <IconButton label={t('mention')} onClick={() => editor.current?.insert('@')}>
            <IconAt aria-hidden />
          </IconButton>
          <span className={styles.extra}>{props.extra}</span>
          {props.onCancel && (
            <IconButton label={t('cancel')} onClick={props.onCancel}>
              <IconX aria-hidden />
            </IconButton>
          )}
          <IconButton
            label={props.sendLabel ?? t('send')}
            look={canSend ? 'send' : 'plain'}
            className={cx(styles.send, canSend ? null : styles.empty)}
            onClick={send}
          >
            <IconArrowUp aria-hidden />
          </IconButton>
          {props.onPlan && <LaterButton hasWords={canSend} onPlan={plan} />}
        </div>
        {isOver && <p className={styles.drop}>{t('drop_here')}</p>}
      </fieldset>
    </div>
  )
}
