import writeWorkbook from 'write-excel-file/node'
import { dateInShanghai, timeInShanghai } from '../../kernel/instant.ts'
import type { Passenger, PassengerState } from './passenger.ts'
import type { Trip } from './trip.ts'

/** A passenger as the list shows them; the details are masked or not as the reader may see them. */
export interface ManifestLine {
  readonly passenger: Passenger
  readonly name: string
  readonly nationalId: string
  readonly phone: string
  /** Name of the enterprise. */
  readonly plant: string
}

const stateNames: Record<PassengerState, string> = {
  expected: '待上车',
  withdrawn: '已退出',
  boarded: '已上车',
  'no-show': '未上车',
  arrived: '已到达',
  'handed-over': '已交接',
  diverted: '转送',
}

const heads = ['座位', '姓名', '身份证号', '手机号', '上车点', '上车时间', '用工单位', '状态', '编号']

/** The manifest as a workbook (乘车名单): a line on the trip and the list's version, then one row a passenger by seat. */
export async function manifestSheet(trip: Trip, lines: readonly ManifestLine[]): Promise<Uint8Array> {
  const { manifest, stops, service } = trip
  const first = stops[0]
  const last = stops.at(-1)
  const state = manifest.frozenAt
    ? `${dateInShanghai(manifest.frozenAt)} ${timeInShanghai(manifest.frozenAt)} 冻结`
    : '未冻结'
  const title = `乘车名单 第${manifest.version}版（${state}） ${service ?? '自行前往'} ${first?.name ?? ''}至${last?.name ?? ''} ${trip.tripId}`
  const rows = lines.map(({ passenger, name, nationalId, phone, plant }) => {
    const stop = stops[passenger.boardsAt]
    const at = stop ? `${dateInShanghai(stop.at)} ${timeInShanghai(stop.at)}` : ''
    const { seat, workerId } = passenger
    return [seat, name, nationalId, phone, stop?.name ?? '', at, plant, stateNames[passenger.state], workerId]
  })
  const sheet = [[title], heads, ...rows].map((row) => row.map((value) => ({ value: String(value), type: String })))
  return writeWorkbook(sheet, { sheet: '乘车名单' }).toBuffer()
}
