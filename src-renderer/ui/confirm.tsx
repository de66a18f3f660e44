import { useState } from 'react'
import { create } from 'zustand'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface Question {
  title: string
  /** What will happen, named. */
  text: string
  /** The verb on the button. */
  action: string
  answer(yes: boolean): void
}

const useQuestion = create<{ question: Question | null }>(() => ({ question: null }))

/** Asks before something is lost; true when the person goes on. */
export const confirm = (question: Omit<Question, 'answer'>): Promise<boolean> =>
  new Promise(resolve => {
    const answer = (yes: boolean): void => {
      useQuestion.setState({ question: null })
      resolve(yes)
    }
    useQuestion.setState({ question: { ...question, answer } })
  })

/** Place it once in the frame; `confirm` shows its questions here. */
export const ConfirmHost = () => {
  const question = useQuestion(state => state.question)
  const [last, setLast] = useState<Question | null>(null)
  if (question && question !== last) setLast(question)
  const shown = question ?? last
  if (!shown) return null
  return (
    <Dialog
      open={question !== null}
      onClose={() => shown.answer(false)}
      title={shown.title}
      description={shown.text}
      footer={
        <>
          <Button onClick={() => shown.answer(false)}>Cancel</Button>
          <Button look="danger" onClick={() => shown.answer(true)}>
            {shown.action}
          </Button>
        </>
      }
    />
  )
}
