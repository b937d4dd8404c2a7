import type { RawItem } from './kept-items.ts'

/** The figures of a batch of journeys home or back, from proposals, asks, offers and placements as they lie in the table. */
export function recountReturns(items: (entity: string) => RawItem[], batchId: string): Record<string, number> {
  const of = (entity: string) => items(entity).filter((item) => item['batchId'] === batchId)
  const people = (some: readonly RawItem[]) => new Set(some.map(({ workerId }) => workerId)).size
  const inState = (entity: string, ...states: string[]) =>
    people(of(entity).filter(({ state }) => states.includes(state as string)))
  const boarded = ['boarded', 'arrived', 'diverted', 'handed-over', 'left']
  return {
    proposed: people(of('returnProposal')),
    asked: people(of('returnAsk')),
    yes: inState('offer', 'accepted'),
    stay: inState('offer', 'declined'),
    silent: inState('offer', 'unanswered'),
    open: inState('offer', 'sent'),
    withdrew: inState('placement', 'withdrawn') + inState('offer', 'withdrawn'),
    travelled: inState('placement', ...boarded),
    missed: inState('placement', 'no-show'),
    arrived: inState('placement', 'handed-over', 'left'),
  }
}
