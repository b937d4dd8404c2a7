import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Acting, type Answer, call, type Said } from './call.ts'

/**
 * Does something by a route. The same act tried again carries the same Idempotency-Key until it succeeded, so a second tap or
 * a lost answer repeats nothing. All that is on screen is read again afterwards.
 */
export function useAct<At extends Acting>(address: At, { onDone }: { onDone?: (answer: Answer<At>) => void } = {}) {
  const queries = useQueryClient()
  const tried = useRef<{ said: string; key: string }>(undefined)
  return useMutation<Answer<At>, Error, Said<At>>({
    mutationFn: (said) => {
      const asText = JSON.stringify(said)
      if (tried.current?.said !== asText) tried.current = { said: asText, key: crypto.randomUUID() }
      return call(address, { ...said, key: tried.current.key })
    },
    onSuccess: (answer) => {
      tried.current = undefined
      onDone?.(answer)
    },
    onSettled: () => queries.invalidateQueries(),
  })
}
