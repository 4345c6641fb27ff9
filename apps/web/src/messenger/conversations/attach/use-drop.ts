import { useState } from 'react'
import type { ClipboardEvent, DragEvent } from 'react'

interface DropHandlers {
  readonly onDragEnter: (event: DragEvent) => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

/** Files that are dropped on a conversation, or pasted into it. `isOver` while some are held above it. */
export function useDrop(onFiles: (files: readonly File[]) => void): {
  readonly isOver: boolean
  readonly handlers: DropHandlers
} {
  // Entering a part of it comes before leaving the other part.
  const [depth, setDepth] = useState(0)
  const ifFiles =
    (act: (event: DragEvent) => void) =>
    (event: DragEvent): void => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      act(event)
    }
  return {
    isOver: depth > 0,
    handlers: {
      onDragEnter: ifFiles(() => setDepth((now) => now + 1)),
      onDragLeave: ifFiles(() => setDepth((now) => Math.max(0, now - 1))),
      onDragOver: ifFiles((event) => {
        event.dataTransfer.dropEffect = 'copy'
      }),
      onDrop: ifFiles((event) => {
        setDepth(0)
        onFiles([...event.dataTransfer.files])
      }),
      onPaste(event) {
        const { files, types } = event.clipboardData
        // What a table or a text brings along as a picture of itself is meant as text.
        if (files.length === 0 || types.includes('text/plain')) return
        event.preventDefault()
        onFiles([...files])
      },
    },
  }
}
