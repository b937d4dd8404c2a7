import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { workplaces } from '../../domain/kernel/places/cities.ts'
import type { ReturnFigures } from '../../domain/returns/return-figures.ts'
import { isBooked } from '../../domain/transport/trips/booking.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { everyPage } from './every-page.ts'
import type { Office } from './office.ts'
import type { Story } from './story.ts'

/** Five weeks before the Spring Festival of 2028, which is on 26 January; people travel in the fortnight before it. */
const begins = '2027-12-20T01:00:00.000Z' as Instant
const travelWindow = { from: '2028-01-08', to: '2028-01-22' }

/** What became of the way home, as the service counts it. */
export interface Homeward
  extends Pick<
    ReturnFigures['total'],
    | 'proposed'
    | 'asked'
    | 'yes'
    | 'stay'
    | 'silent'
    | 'open'
    | 'withdrew'
    | 'seated'
    | 'travelled'
    | 'missed'
    | 'arrived'
  > {
  readonly batchId: string
  readonly trips: number
  readonly transportCostYuan: number
}

/** The enterprises propose, each worker is asked, and who says yes is brought home: everything but the start goes by itself. */
export async function startHomeward(
  office: Office,
  story: Story,
  until: (moment: Instant) => Promise<void>,
): Promise<string> {
  return story.once('start the way home', async () => {
    await until(begins)
    const orders = await everyPage<JobOrder>(office, '/v1/job-orders')
    for (const code of new Set(orders.map(({ cityCode }) => cityCode))) await enterStop(office, code)
    const { batchId } = await office.post<TransferBatch>('/v1/return-batches', 'homeward', {
      campaign: '2028年返乡',
      direction: 'homeward',
      enterprises: [...new Set(orders.map(({ enterpriseId }) => enterpriseId))],
      travelWindow,
    })
    return batchId
  })
}

/** Where people of a city board, and whom they telephone: the labour hotline, as the made-up station has no number of its own. */
async function enterStop(office: Office, code: string): Promise<void> {
  const name = workplaces.find((city) => city.code === code)?.name ?? code
  const contact = { name: `驻${name}劳务服务站`.slice(-30), phone: '12333' }
  await office.post(`/v1/offices/${code}`, `office ${code}`, contact)
  const stop = { name: '演示汽车站', landmark: '候车厅门口', township: '市区' }
  await office.post(`/v1/counties/${code}/stops`, `stop ${code}`, stop)
}

export async function readHomeward(office: Office, batchId: string): Promise<Homeward> {
  const { total } = await office.get<ReturnFigures>(`/v1/return-batches/${batchId}`)
  const { counts } = await office.get<TransferBatch>(`/v1/transfer-batches/${batchId}`)
  const trips = await everyPage<Trip>(office, `/v1/transfer-batches/${batchId}/trips`)
  const { proposed, asked, yes, stay, silent, open, withdrew, seated, travelled, missed, arrived } = total
  return {
    batchId,
    proposed,
    asked,
    yes,
    stay,
    silent,
    open,
    withdrew,
    seated,
    travelled,
    missed,
    arrived,
    trips: trips.filter(({ booking }) => isBooked(booking)).length,
    transportCostYuan: counts.trips?.costYuan ?? 0,
  }
}
