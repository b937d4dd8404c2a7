import { writtenMoment, writtenShortly } from '../../kernel/forms/beijing-time.ts'
import { type FormColumn, formTable, type PrintedForm } from '../../kernel/forms/printed-form.ts'
import { withBlankRows } from '../../kernel/forms/with-blank-rows.ts'
import { writeForms } from '../../kernel/forms/write-forms.ts'
import type { Instant } from '../../kernel/instant.ts'
import { cityByCode } from '../../kernel/places/cities.ts'
import { writtenStop } from './boarding-point.ts'
import { boardedOf, type ManifestLine, nightsOf } from './manifest-line.ts'
import type { PassengerState } from './passenger.ts'
import type { Trip } from './trip.ts'
import { routeOf, tripFacts, vehicles } from './trip-facts.ts'

const stateNames: Record<PassengerState, string> = {
  expected: '待上车',
  withdrawn: '已退出',
  boarded: '已上车',
  'no-show': '未上车',
  arrived: '已到达',
  'handed-over': '已交接',
  diverted: '转送',
}

/** The passenger list (乘车名单), carried in the vehicle and filed with the charter contract: one row a passenger by seat. */
export async function manifestSheet(trip: Trip, lines: readonly ManifestLine[], madeAt: Instant): Promise<Uint8Array> {
  return writeForms([passengerList(trip, lines, madeAt)])
}

function passengerList(trip: Trip, lines: readonly ManifestLine[], madeAt: Instant): PrintedForm {
  const { version, frozenAt } = trip.manifest
  const state = frozenAt ? `${writtenMoment(frozenAt)}冻结` : '未冻结'
  const driver = vehicles[trip.mode].isCoach ? ['司机（签字）：'] : []
  return {
    name: '乘车名单',
    title: `${routeOf(trip)}乘车名单`,
    facts: [
      ...tripFacts(trip),
      [
        { label: '座位数', value: `${trip.seats}座` },
        { label: '应到人数', value: `${lines.length}人` },
        { label: '实到人数', value: boardedOf(lines) },
        { label: '名单版本', value: `第${version}版（${state}）` },
      ],
    ],
    ...withBlankRows(formTable(columnsOf(trip, lines), lines), trip.seats - lines.length),
    notes: ['临时增加的人员填入空白行，经带队人核实并报调度登记后方可乘车；上下车以点名单为准。'],
    signatures: [
      [`应到：${lines.length}人`, '实到：', '未到：', '点名时间：'],
      ['带队人（签字）：', ...driver, '单位（盖章）：', '　　　　年　　月　　日'],
    ],
    madeAt,
  }
}

function columnsOf(trip: Trip, lines: readonly ManifestLine[]): FormColumn<ManifestLine>[] {
  const { mode, stops, lodging } = trip
  const { place } = vehicles[mode]
  const numbers = new Map(lines.map((line, index) => [line, index + 1]))
  return [
    place
      ? { head: '序号', value: (line) => numbers.get(line) ?? null, form: 'count' }
      : { head: '座位', value: ({ passenger }) => passenger.seat, form: 'count' },
    { head: '姓名', value: ({ name }) => name },
    { head: '身份证号', value: ({ nationalId }) => nationalId, width: 18 },
    { head: '手机号', value: ({ phone }) => phone, width: 11 },
    { head: '上车点', value: ({ passenger }) => writtenStop(trip, passenger.boardsAt) },
    { head: '上车时间', value: ({ passenger }) => timeAt(stops[passenger.boardsAt]) },
    ...(place ? [{ head: place, value: () => null, width: 10 }] : []),
    { head: '乡镇/村', value: ({ home }) => home },
    { head: '目的地', value: ({ passenger }) => cityByCode(passenger.cityCode)?.name ?? null },
    { head: '用工单位', value: ({ plant }) => plant },
    ...(lodging ? [{ head: '途中住宿', value: nightsOf }] : []),
    { head: '状态', value: ({ passenger }) => stateNames[passenger.state] },
    { head: '备注', value: () => null, width: 10 },
  ]
}

function timeAt(stop: Trip['stops'][number] | undefined): string | null {
  return stop ? writtenShortly(stop.at) : null
}
