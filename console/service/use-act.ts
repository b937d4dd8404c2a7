import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Acting, type Answer, call, type Said } from './call.ts'
import { isProblem } from './problem.ts'

/** How often, and after how many milliseconds, an act is asked for again that is still being done. */
const stillDone = { times: 30, every: 1000 } as const

/**
 * Does something by a route. The same act tried again carries the same Idempotency-Key until it succeeded, so a second tap or
 * a lost answer repeats nothing; a tap while it is being done waits for the same answer. All that is on screen is read again afterwards.
 */
export function useAct<At extends Acting>(address: At, { onDone }: { onDone?: (answer: Answer<At>) => void } = {}) {
  const queries = useQueryClient()
  const tried = useRef<{ said: string; key: string; underWay?: Promise<Answer<At>> }>(undefined)
  const answered = useRef<Answer<At>>(undefined)
  return useMutation<Answer<At>, Error, Said<At>>({
    mutationFn: (said) => {
      const asText = JSON.stringify(said)
      if (tried.current?.said !== asText) tried.current = { said: asText, key: crypto.randomUUID() }
      const act = tried.current
      act.underWay ??= done(address, { ...said, key: act.key }).finally(() => delete act.underWay)
      return act.underWay
    },
    onSuccess: (answer) => {
      // Of two taps at once both hear the one answer.
      if (answer !== undefined && answered.current === answer) return
      answered.current = answer
      tried.current = undefined
      onDone?.(answer)
    },
    onSettled: () => queries.invalidateQueries(),
  })
}

/** Whose answer was lost on its way is told to wait while it is still being done, and then gets that answer. */
async function done<At extends Acting>(address: At, said: Said<At> & { key: string }): Promise<Answer<At>> {
  for (let times = 1; ; times += 1) {
    try {
      return await call(address, said)
    } catch (error) {
      if (!isProblem(error) || error.code !== 'in-progress' || times === stillDone.times) throw error
      await new Promise((goOn) => setTimeout(goOn, stillDone.every))
    }
  }
}
