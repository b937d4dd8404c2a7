import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { World } from '../world.ts'

/** Three colleagues in Dongguan, one of them absent for two days of her duty. */
export const roster = {
  kind: 'station',
  name: '昭通驻东莞劳务站',
  cities: ['441900'],
  phone: '0769-22334455',
  people: [
    { subject: 'sun', name: '孙丽', role: 'head', deputy: 'qian' },
    { subject: 'qian', name: '钱伟', role: 'member' },
    { subject: 'li', name: '李强', role: 'member' },
  ],
  duties: [
    { subject: 'sun', from: '2026-03-02', to: '2026-03-08' },
    { subject: 'li', from: '2026-03-06', to: '2026-03-06' },
  ],
  absences: [{ subject: 'sun', from: '2026-03-05', to: '2026-03-06' }],
  covered: { from: '2026-03-02', to: '2026-03-08' },
}

/** A station as the province registers it. */
export async function registered(world: World, differently: object = {}, key?: string): Promise<LabourStation> {
  const body = { ...roster, ...differently }
  const token = await world.token({ role: 'province' })
  const answer = await world.call('POST', '/v1/stations', { token, body, ...(key !== undefined && { key }) })
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body as LabourStation
}
