import type { Context } from 'aws-lambda'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import type { ConnectionId, TripId } from '../../domain/kernel/ids.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { NationalId, Phone } from '../../domain/kernel/personal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { QuoteReply } from '../../domain/transport/trips/carrier-contract.ts'
import type { Traveller } from '../../domain/transport/trips/traveller.ts'
import { carriersAt } from '../../functions/gateways/carriers.ts'
import type { OutgoingEvent } from '../../functions/gateways/enterprise-notifier.ts'
import { reachOfOperator } from '../../functions/gateways/reach.ts'
import { handler as planTrips } from '../../functions/transport/planning/plan-trips.ts'
import { handler as replanLost } from '../../functions/transport/planning/replan-lost.ts'
import { placementEntity } from '../../storage/matching/placements.ts'
import { huasheng } from '../enterprises/sample.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { sealingTogether } from '../surveys/sealing-together.ts'
import { openWorld, type WorldOptions } from '../world.ts'
import { startCarrier } from './one-carrier.ts'
import { quotes as allQuotes, batchId, now, traveller, window } from './some-travellers.ts'

interface Planned {
  readonly connections: number
  readonly trips: number
  readonly passengers: number
  readonly costYuan: number
  readonly listKey: string
}

const county = '530627'
const city = '441900'

const batch: TransferBatch = {
  batchId,
  campaign: '春风行动',
  counties: [county],
  jobOrders: [traveller(1).jobOrderId],
  travelWindow: window,
  answerHours: 24,
  budget: null,
  createdAt: now,
  createdBy: 'province',
  progress: { step: 'planning trips', waitsFor: null, since: now, until: null },
  counts: { candidates: 100, chunks: 1 },
  state: 'running',
}

/** A service with one batch whose people have all said yes, and one carrier that keeps the contract over HTTP. */
export async function openTransport({
  people = Array.from({ length: 30 }, (_, number) => traveller(number)),
  quotes = allQuotes,
  files,
}: {
  people?: Traveller[]
  quotes?: QuoteReply
  files?: WorldOptions['files']
} = {}) {
  const world = await openWorld({ partners: false, start: now, ...(files && { files }) })
  const { deps } = world
  const { secret } = await deps.secrets.read('carriers')
  const carrier = await startCarrier({ secret, clock: deps.clock, quotes })
  const told: OutboundEnterpriseEvent[] = []
  Object.assign(deps, {
    carriers: carriersAt(carrier.url, reachOfOperator(deps.settings), deps.secrets, deps.clock),
    enterpriseNotifier: {
      notify: async (_to: unknown, events: readonly OutgoingEvent[]) => {
        told.push(...events.map(({ event }) => event))
        return events.map(() => 'delivered')
      },
    },
  })
  for (const [number, id] of [...new Set(people.map(({ enterpriseId }) => enterpriseId))].entries())
    await deps.enterprises.register({
      ...huasheng,
      id,
      ...(number > 0 && { socialCreditCode: `${huasheng.socialCreditCode}-${number}` }),
    })
  await deps.offices.change(county, (office) => ({
    ...office,
    office: { name: '镇雄县就业局', phone: '0870-3123456' },
    stops: [
      { stopId: 'evt_station', name: '城南客运站', landmark: '县医院对面', township: '乌峰街道', isDefault: true },
    ],
  }))
  await deps.batches.begin(batch)
  const { vault, keep } = sealingTogether(deps.vault)
  const workers = await Promise.all(people.map(workerOf))
  await keep()
  await deps.workers.register(workers, now, [])
  await placementEntity(deps.database)
    .put(people.map((one) => ({ ...placementOf(one), state: 'accepted' as const })))
    .go()

  function workerOf(one: Traveller, number: number): Promise<Worker> {
    const { workerId, countyCode, earliestDeparture, companionGroup } = one
    const phone = new Phone(`1390000${String(number).padStart(4, '0')}`)
    const nationalId = new NationalId('11010519491231002X')
    const surveyDate = '2026-02-01' as CalendarDate
    const facts = { nationalId, phone, countyCode, earliestDeparture, companionGroup, surveyDate }
    return aWorker({ workerId, ...facts }, vault)
  }
  function placementOf(one: Traveller) {
    const { workerId, chunk, placementId, jobOrderId, enterpriseId, countyCode, cityCode, startDate } = one
    const promise = promiseOf(
      {
        id: jobOrderId,
        enterpriseId,
        agreementId: derivedId('AgreementId', 'one'),
        post: '装配工',
        headcount: 100,
        monthlyWage: yuan(6000),
        cityCode,
        site: '东莞市长安镇振安路1号',
        shift: 'day',
        hoursPerWeek: 48,
        board: { given: 'free' },
        lodging: { given: 'free' },
        startDate,
        requiredSkill: null,
        hazardous: false,
        remarks: '',
        reportedAt: now,
      },
      { name: '东莞一号电子厂' },
    )
    const journey = { state: 'accepted' as const }
    return {
      placementId,
      batchId,
      chunk,
      workerId,
      countyCode,
      jobOrderId,
      enterpriseId,
      cityCode,
      startDate,
      promise,
      acceptedAt: now,
      journey,
    }
  }

  const context = { awsRequestId: 'test', functionName: 'test' } as Context
  return {
    world,
    deps,
    carrier,
    told,
    /** Runs a task's handler as its workflow would. */
    async task(handler: (event: unknown, context: Context) => unknown, input: object): Promise<unknown> {
      return handler(input, context)
    },
    plan: async () => (await planTrips({ batchId }, context)) as Planned,
    replan: async (attempt: number) => (await replanLost({ batchId, attempt }, context)) as Planned,
    trips: () => deps.trips.ofBatch(batchId),
    placements: () => deps.placements.ofChunk(batchId, 0),
    bookTrip: (connectionId: ConnectionId) =>
      deps.workflows.start('transport/book-trip', connectionId, { batchId, connectionId }),
    runTrip: (tripId: TripId) => deps.workflows.start('transport/run-trip', tripId, { batchId, tripId }),
    province: () => world.token({ role: 'province' }),
    /** Where the batch's workflow would be: it is not run here, its tasks are. */
    reach: (step: TransferBatch['progress']['step']) =>
      deps.batches.note(batchId, deps.clock.now(), () => ({
        progress: { step, waitsFor: null, since: deps.clock.now(), until: null },
      })),
    escort: () => world.token({ role: 'county', counties: [county] }),
    station: () => world.token({ role: 'station', cities: [city] }),
    async close() {
      await world.close()
      await carrier.stop()
    },
  }
}
export type TransportWorld = Awaited<ReturnType<typeof openTransport>>
