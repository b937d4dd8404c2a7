import type { RawItem } from './kept-items.ts'

const boarded = ['boarded', 'arrived', 'diverted', 'handed-over', 'left']
const noSeat = ['accepted', 'withdrawn', 'released']

/** The figures of a batch of journeys home or back, from proposals, asks, offers, placements and workers as they lie in the table. */
export function recountReturns(items: (entity: string) => RawItem[], batchId: string): Record<string, unknown> {
  const kept = items('batch').find((one) => one['batchId'] === batchId)!['batch'] as {
    returns: { direction: string; enterprises: string[] }
  }
  const isOver = items('batch').find((one) => one['batchId'] === batchId)!['state'] !== 'running'
  const of = (entity: string) => items(entity).filter((item) => item['batchId'] === batchId)
  const wasListed = of('returnAsk').length > 0
  const asked = new Set(of('offer').map(({ workerId }) => workerId))

  /** By what stands of somebody in the table now. */
  function whyNot(workerId: unknown, placementId: unknown): string {
    const post = items('placement').find((one) => one['placementId'] === placementId)
    const worker = items('worker').find((one) => one['workerId'] === workerId)
    if (post?.['state'] === 'left') return 'left'
    if ((worker?.['consent'] as { state: string } | undefined)?.state !== 'given') return 'no-consent'
    const others = items('offer').filter((one) => one['workerId'] === workerId && one['returns'] !== undefined)
    if (others.some(({ state, saidNoLate }) => state === 'declined' || saidNoLate !== undefined)) return 'stays'
    if (others.some(({ state }) => state === 'sent')) return 'is-asked'
    return others.some(({ state }) => state === 'accepted') ? 'rides' : 'called-off'
  }

  function counts(isOne: (item: RawItem) => boolean) {
    const proposals = of('returnProposal').filter(isOne)
    const people = new Set(proposals.map(({ workerId }) => workerId))
    const inState = (entity: string, isIt: (state: string) => boolean) =>
      of(entity).filter((item) => people.has(item['workerId']) && isIt(item['state'] as string)).length
    const whys = wasListed
      ? proposals.flatMap(({ workerId, placementId }) => (asked.has(workerId) ? [] : [whyNot(workerId, placementId)]))
      : []
    const because = (why: string) => whys.filter((one) => one === why).length
    const arrived = inState('placement', (state) => ['handed-over', 'left'].includes(state))
    const figures = {
      proposed: people.size,
      asked: [...people].filter((one) => asked.has(one)).length,
      notAsked: {
        stays: because('stays'),
        rides: because('rides'),
        'is-asked': because('is-asked'),
        left: because('left'),
        'no-consent': because('no-consent'),
        'called-off': because('called-off'),
      },
      yes: inState('offer', (state) => state === 'accepted'),
      stay: inState('offer', (state) => state === 'declined'),
      silent: inState('offer', (state) => state === 'unanswered'),
      open: inState('offer', (state) => state === 'sent'),
      withdrew:
        inState('placement', (state) => state === 'withdrawn') + inState('offer', (state) => state === 'withdrawn'),
      seated: inState('placement', (state) => !noSeat.includes(state)),
      travelled: inState('placement', (state) => boarded.includes(state)),
      missed: inState('placement', (state) => state === 'no-show'),
      arrived,
    }
    const unknown = kept.returns.direction === 'back' && isOver ? people.size - because('left') - arrived : 0
    return { figures, unknown }
  }

  return {
    total: counts(() => true).figures,
    enterprises: kept.returns.enterprises.map((enterpriseId) => {
      const { figures, unknown } = counts((one) => one['enterpriseId'] === enterpriseId)
      return { enterpriseId, ...figures, postsUnknown: unknown }
    }),
  }
}
