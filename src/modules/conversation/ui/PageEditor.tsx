// The calm editor for a whole page. Large: only ever loaded with `import()`.
import { IconArrowBackUp, IconArrowForwardUp, IconH1, IconH2, IconListCheck, IconMinus } from '@tabler/icons-react'
import { type Editor, EditorContent, type JSONContent, useEditor, useEditorState } from '@tiptap/react'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '#modules/text/names.ts'
import { editorExtensions, fromEditor, toEditor } from '#modules/text/ui/editor.ts'
import type { EditorNode } from '#modules/text/ui/editor-doc.ts'
import { pasteInCell } from '#modules/text/ui/table.ts'
import { useCommunitySlug } from '#web/community.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { FormatTools } from './FormatTools.tsx'
import styles from './PageEditor.module.css'
import { Suggestions } from './Suggestions.tsx'
import { type Offered, suggesting } from './suggesting.ts'
import { TableTool } from './TableTool.tsx'

export type PageHandle = { set: (text: string) => void }
type Props = {
  ref?: Ref<PageHandle>
  text: string
  label: string
  hint: string
  names: Names
  /** Who may be named. */
  subjectId: string
  onText: (text: string) => void
}

export default function PageEditor({ ref, text, label, hint, names, subjectId, onText }: Props) {
  const community = useCommunitySlug() ?? ''
  const { i18n } = useTranslation()
  const [offered, setOffered] = useState<Offered>()
  const current = useRef({ offered, onText })
  current.current = { offered, onText }
  // As the editor writes it: what was only opened counts as it was.
  const opened = useRef<{ text: string; again: string }>(undefined)
  opened.current ??= { text, again: fromEditor(toEditor(text, names)) }
  const editor = useEditor({
    extensions: editorExtensions({
      placeholder: hint,
      task: names.words,
      ...suggesting({
        community,
        subjectId,
        commands: [],
        language: i18n.language,
        offered: () => current.current.offered,
        offer: setOffered,
      }),
    }),
    content: toEditor(text, names) as JSONContent,
    autofocus: 'end',
    editorProps: {
      handlePaste: pasteInCell,
      attributes: {
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
        class: `text ${styles.area}`,
      },
    },
    onUpdate({ editor: now }) {
      const written = fromEditor(now.getJSON() as EditorNode)
      current.current.onText(written === opened.current?.again ? opened.current.text : written)
    },
    immediatelyRender: true,
  })
  useImperativeHandle(ref, () => ({
    set(next) {
      const content = toEditor(next, names)
      opened.current = { text: next, again: fromEditor(content) }
      editor.commands.setContent(content as JSONContent, { emitUpdate: false })
    },
  }))
  // Suggestions stand where one writes, not where the page ends.
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = place.current
    if (!offered || !box) return
    const { bottom } = editor.view.coordsAtPos(editor.state.selection.from)
    box.style.insetBlockStart = `${bottom - (box.parentElement?.getBoundingClientRect().top ?? 0) + 6}px`
  }, [offered, editor])
  return (
    <div className={styles.editor}>
      <div className={styles.tools}>
        <PageTools editor={editor} />
        <FormatTools editor={editor} />
      </div>
      <EditorContent editor={editor} />
      {offered && (
        <div ref={place} className={styles.offered}>
          <Suggestions offered={offered} onLook={(index) => setOffered({ ...offered, index })} />
        </div>
      )}
    </div>
  )
}

const tools = [
  {
    name: 'heading',
    Icon: IconH1,
    isOn: (editor: Editor) => editor.isActive('heading', { level: 1 }),
    run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 1 }).run(),
  },
  {
    name: 'subheading',
    Icon: IconH2,
    isOn: (editor: Editor) => editor.isActive('heading', { level: 2 }),
    run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'taskList',
    Icon: IconListCheck,
    isOn: (editor: Editor) => editor.isActive('taskList'),
    run: (editor: Editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    name: 'rule',
    Icon: IconMinus,
    run: (editor: Editor) => editor.chain().focus().setHorizontalRule().run(),
  },
  { name: 'undo', Icon: IconArrowBackUp, run: (editor: Editor) => editor.chain().focus().undo().run() },
  { name: 'redo', Icon: IconArrowForwardUp, run: (editor: Editor) => editor.chain().focus().redo().run() },
] as const

function PageTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation('conversation')
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => tools.map((tool) => 'isOn' in tool && tool.isOn(now)),
  })
  return (
    <div className={styles.formats} role="toolbar" aria-label={t('format_page')}>
      {tools.map(({ name, Icon, run, ...tool }, n) => (
        <IconButton
          key={name}
          label={t(`formats.${name}`)}
          {...('isOn' in tool && { 'aria-pressed': active[n] === true })}
          onClick={() => run(editor)}
        >
          <Icon aria-hidden />
        </IconButton>
      ))}
      <TableTool editor={editor} />
    </div>
  )
}
