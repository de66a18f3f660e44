import { useEffect, useRef, useState } from 'react'
import { create } from 'zustand'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { TextArea } from '../../../ui/input.tsx'
import { Marked } from '../body/marked.tsx'
import { markCapture } from './mark-capture.ts'

const MOST = 2000

const useNoteOf = create<{ id: string | null }>(() => ({ id: null }))

/** Opens the field for the note of a capture. */
export const openNote = (id: string): void => useNoteOf.setState({ id })
const close = (): void => useNoteOf.setState({ id: null })

const Editor = ({ capture }: { capture: Capture }) => {
  const [text, setText] = useState(capture.note)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const save = async (): Promise<void> => {
    setBusy(true)
    if ((await markCapture(capture.id, { note: text.trim() })) !== null) close()
    else setBusy(false)
  }
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        ref={field}
        aria-label="Note"
        rows={3}
        maxLength={MOST}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          close()
        }}
      />
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={close}>
          Cancel
        </Button>
        <Button writes size="small" look="primary" busy={busy} onClick={() => void save()}>
          Save note
        </Button>
      </div>
    </div>
  )
}

/** What somebody wrote on the capture; nothing while there is none and nobody writes. */
export const NoteCard = ({ capture }: { capture: Capture }) => {
  const editing = useNoteOf(state => state.id === capture.id)
  if (!editing && capture.note === '') return null
  return (
    <Card
      title="Note"
      id="capture.note"
      aside={
        !editing && (
          <Button size="small" look="ghost" onClick={() => openNote(capture.id)}>
            Edit
          </Button>
        )
      }
    >
      {editing ? (
        <Editor capture={capture} />
      ) : (
        <p className="wrap-anywhere whitespace-pre-wrap">
          <Marked text={capture.note} />
        </p>
      )}
    </Card>
  )
}
