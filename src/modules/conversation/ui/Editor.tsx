// The calm editor. Large: only ever loaded with `import()`.
import { EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#modules/text/names.ts'
import { editorExtensions, fromEditor, toEditor } from '#modules/text/ui/editor.ts'
import type { EditorNode } from '#modules/text/ui/editor-doc.ts'
import { pasteInCell } from '#modules/text/ui/table.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useOffered } from '#web/offered.ts'
import styles from './Editor.module.css'
import { FormatTools } from './FormatTools.tsx'
import { Suggestions } from './Suggestions.tsx'
import { type Offered, suggesting } from './suggesting.ts'

export type EditorHandle = { focus: () => void; set: (text: string) => void; insert: (piece: string) => void }
export type BoxProps = {
  text: string
  label: string
  names: Names
  subjectId: string
  hasTools: boolean
  /** What is typed after a slash is offered. */
  hasCommands: boolean
  autoFocus: boolean
  onText: (text: string) => void
  onSend: () => void
  onEditLast?: () => void
  onCancel?: () => void
}

export function Editor({ ref, ...box }: BoxProps & { ref?: Ref<EditorHandle> }) {
  const community = useCommunitySlug() ?? ''
  const { commands } = useOffered()
  const { i18n } = useTranslation()
  const [offered, setOffered] = useState<Offered>()
  const current = useRef({ ...box, offered })
  current.current = { ...box, offered }
  const editor = useEditor({
    extensions: editorExtensions({
      placeholder: box.label,
      task: box.names.words,
      ...suggesting({
        community,
        subjectId: box.subjectId,
        commands: box.hasCommands ? commands : [],
        language: i18n.language,
        offered: () => current.current.offered,
        offer: setOffered,
      }),
    }),
    content: toEditor(box.text, box.names) as JSONContent,
    autofocus: box.autoFocus || document.activeElement?.matches('textarea') ? 'end' : false,
    editorProps: {
      handlePaste: pasteInCell,
      attributes: {
        'data-writes': '',
        'aria-label': box.label,
        'aria-multiline': 'true',
        role: 'textbox',
        class: `text ${styles.area}`,
      },
      handleKeyDown: (view, event) => keys(event, current.current, view.state.doc.textContent === ''),
    },
    onUpdate: ({ editor: now }) => current.current.onText(fromEditor(now.getJSON() as EditorNode)),
    immediatelyRender: true,
  })
  useImperativeHandle(ref, () => ({
    focus: () => void editor.commands.focus('end'),
    set: (text) => void editor.commands.setContent(toEditor(text, box.names) as JSONContent, { emitUpdate: false }),
    insert: (piece) => void editor.chain().focus().insertContent(piece).run(),
  }))
  useEffect(() => {
    // In a test or a long wait the words may have changed while this loaded.
    if (fromEditor(editor.getJSON() as EditorNode) === '' && current.current.text)
      editor.commands.setContent(toEditor(current.current.text, current.current.names) as JSONContent)
  }, [editor])
  return (
    <div className={styles.editor}>
      {offered && <Suggestions offered={offered} onLook={(index) => setOffered({ ...offered, index })} />}
      {box.hasTools && <FormatTools editor={editor} />}
      <EditorContent editor={editor} className={styles.scroll} />
    </div>
  )
}

type Now = BoxProps & { offered: Offered | undefined }

/** Enter sends where there is a real keyboard; with a thumb it breaks the line and the button sends. */
function keys(event: KeyboardEvent, now: Now, isEmpty: boolean): boolean {
  if (event.isComposing || (now.offered && !isWhole(now))) return false
  if (event.key === 'Escape' && now.onCancel) {
    event.preventDefault()
    now.onCancel()
    return true
  }
  if (event.key === 'ArrowUp' && isEmpty && now.onEditLast) {
    now.onEditLast()
    return true
  }
  if (event.key !== 'Enter' || event.shiftKey || window.matchMedia('(pointer: coarse)').matches) return false
  now.onSend()
  return true
}

/** A command typed to its end is done by Enter, though it is still offered. */
function isWhole({ offered, text }: Now): boolean {
  const names = offered?.items[offered.index]?.command?.names
  return names !== undefined && [names.en, names.de].includes(text.trim().slice(1).toLowerCase())
}
