import type { MouseEvent } from 'react'

/** Pressed, a task opens beside the board; with a key held down it is a link like any other. */
export const openHere =
  (onOpen: ((taskId: string) => void) | undefined, taskId: string) =>
  (event: MouseEvent): void => {
    if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen(taskId)
  }
