import type { BrokenJourney } from './broken-journey.ts'

/** How each came to work, or why not. Who leaves later, and that nobody telephones a plant that was not told, is the partners' doing. */
export function journeysOf({ placements }: BrokenJourney, plantsTold = true): Record<string, string> {
  const cameTo = plantsTold ? ['left', 'handed-over'] : ['left', 'handed-over', 'arrived']
  const states = placements.map(({ workerId, journey: { state } }) => [
    workerId,
    cameTo.includes(state) ? 'came to work' : state,
  ])
  return Object.fromEntries(states) as Record<string, string>
}
