import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from '../../service/call.ts'
import { liveEvery } from '../../service/use-answer.ts'

export interface SimulatedPhone {
  readonly id: string
  readonly phone: string
  readonly names: readonly string[]
  readonly last: { readonly text: string; readonly template: string; readonly at: string }
}

export type Said =
  | {
      readonly from: 'service'
      readonly text: string
      readonly template: string
      readonly at: string
      readonly page: string | null
    }
  | { readonly from: 'phone'; readonly text: string; readonly at: string }

interface Shown {
  readonly phones: readonly SimulatedPhone[]
  readonly talk: readonly Said[]
}

const key = 'simulated phones'

/** The phones of the rehearsal that heard something last, and what was said on one of them. Not of the service: on one machine only. */
export function useSimulatedPhones(chosen: string | undefined) {
  return useQuery({
    queryKey: [key, chosen],
    queryFn: async ({ signal }) => {
      const query = chosen === undefined ? '' : `?phone=${encodeURIComponent(chosen)}`
      return (await (await send('GET', `/local/phones${query}`, { signal })).json()) as Shown
    },
    placeholderData: (before) => before && { phones: before.phones, talk: [] },
    refetchInterval: liveEvery.figures,
  })
}

/** Types a text on a phone, as its owner would. */
export function useTyping(phone: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (text: string) => send('POST', '/local/phones', { body: { phone, text } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [key] }),
  })
}
