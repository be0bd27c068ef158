'use client'

import dynamic from 'next/dynamic'
import { useBoard } from './context'
import type { Answers, Question } from './use-board-actions'

const MoveAnswers = dynamic(
  () => import('@/components/opportunities/move-answers').then((module) => module.MoveAnswers),
  { ssr: false },
)

/** What the stage still asks, and the move again with the answers; closing it leaves the cards where they were. */
export function AnswersDialog({ question }: { question: Question }) {
  const { actions, options } = useBoard()
  const answer = async (answers: Answers) => {
    actions.ask(null)
    await actions.move(question.ids, question.spot, answers)
  }
  return (
    <MoveAnswers
      failure={question.failure}
      count={question.ids.length}
      options={options}
      onAnswer={answer}
      onCancel={() => actions.ask(null)}
    />
  )
}
