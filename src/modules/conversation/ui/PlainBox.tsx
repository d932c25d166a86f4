import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import styles from './Editor.module.css'
import type { BoxProps, EditorHandle } from './Editor.tsx'

/** The box before the editor is there, and for whoever has none. */
export function PlainBox({ ref, ...box }: BoxProps & { ref?: Ref<EditorHandle> }) {
  const area = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    set: (text) => box.onText(text),
    insert(piece) {
      const { selectionStart: from = 0, selectionEnd: to = 0 } = area.current ?? {}
      box.onText(box.text.slice(0, from) + piece + box.text.slice(to))
      area.current?.focus()
    },
  }))
  useLayoutEffect(() => {
    const one = area.current
    if (!one) return
    one.style.height = 'auto'
    one.style.height = `${one.scrollHeight}px`
  })
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') box.onCancel?.()
    if (event.key === 'ArrowUp' && box.text === '') box.onEditLast?.()
    if (event.key !== 'Enter' || event.shiftKey || window.matchMedia('(pointer: coarse)').matches) return
    event.preventDefault()
    box.onSend()
  }
  return (
    <textarea
      ref={area}
      className={styles.plain}
      data-writes
      aria-label={box.label}
      placeholder={box.label}
      rows={1}
      value={box.text}
      onChange={(event) => box.onText(event.target.value)}
      onKeyDown={keys}
    />
  )
}
