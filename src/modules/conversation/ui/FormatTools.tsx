import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconList,
  IconListNumbers,
  IconStrikethrough,
} from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#web/kit/IconButton.tsx'
import styles from './Editor.module.css'

const marks = [
  { name: 'bold', Icon: IconBold, run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', Icon: IconItalic, run: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'strike', Icon: IconStrikethrough, run: (editor: Editor) => editor.chain().focus().toggleStrike().run() },
  { name: 'bulletList', Icon: IconList, run: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  {
    name: 'orderedList',
    Icon: IconListNumbers,
    run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'blockquote',
    Icon: IconBlockquote,
    run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  { name: 'codeBlock', Icon: IconCode, run: (editor: Editor) => editor.chain().focus().toggleCodeBlock().run() },
] as const

export function FormatTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation('conversation')
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => marks.filter(({ name }) => now.isActive(name)).map(({ name }) => name as string),
  })
  return (
    <div className={styles.formats} role="toolbar" aria-label={t('format')}>
      {marks.map(({ name, Icon, run }) => (
        <IconButton
          key={name}
          label={t(`formats.${name}`)}
          aria-pressed={active.includes(name)}
          onClick={() => run(editor)}
        >
          <Icon aria-hidden />
        </IconButton>
      ))}
    </div>
  )
}
