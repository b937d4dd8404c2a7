import { writtenShortly } from '../../kernel/forms/beijing-time.ts'
import { type FormColumn, formTable } from '../../kernel/forms/printed-form.ts'
import { withBlankRows } from '../../kernel/forms/with-blank-rows.ts'
import { writeForms } from '../../kernel/forms/write-forms.ts'
import type { Instant } from '../../kernel/instant.ts'
import { writtenStop } from './boarding-point.ts'
import { boardedOf, isAboard, type ManifestLine, nightsOf } from './manifest-line.ts'
import type { AbsenceReason } from './roll-call-entry.ts'
import type { Trip } from './trip.ts'
import { routeOf, tripFacts, vehicles } from './trip-facts.ts'

export const absenceNames: Record<AbsenceReason, string> = {
  'not-there': '未到场',
  late: '迟到',
  unwell: '身体不适',
  'changed-mind': '改变主意',
  'missed-feeder': '未赶上接驳',
  unreported: '未报告',
  other: '其他',
}

/** Those that a person can tick; `unreported` is what the system notes where nobody called the roll. */
const askedReasons: readonly AbsenceReason[] = ['not-there', 'late', 'unwell', 'changed-mind', 'missed-feeder', 'other']

export function tick(isTrue: boolean): string {
  return isTrue ? '☑' : '□'
}

/**
 * The roll-call sheet (点名单), to tick by hand at each boarding point in turn; what is known already is ticked. It holds
 * no national ID: whoever calls the roll does not need it.
 */
export async function rollCallSheet(trip: Trip, lines: readonly ManifestLine[], madeAt: Instant): Promise<Uint8Array> {
  const expected = lines.toSorted(
    (a, b) => a.passenger.boardsAt - b.passenger.boardsAt || a.passenger.seat - b.passenger.seat,
  )
  const driver = vehicles[trip.mode].isCoach ? ['司机（签字）：'] : []
  const form = {
    name: '点名单',
    title: `${routeOf(trip)}点名单`,
    facts: [
      ...tripFacts(trip),
      [
        { label: '名单版本', value: `第${trip.manifest.version}版` },
        { label: '应到人数', value: `${expected.length}人` },
        { label: '实到人数', value: boardedOf(expected) },
      ],
    ],
    ...withBlankRows(formTable(columnsOf(trip, expected), expected), trip.seats - expected.length),
    notes: [
      `已上车、未上车请在□内打√；未上车原因填：${askedReasons.map((reason) => absenceNames[reason]).join('、')}。不要写病名。`,
      '临时增加的人员填入空白行，经带队人核实并报调度登记后方可乘车。',
    ],
    signatures: [
      [`应到：${expected.length}人`, '实到：', '未到：', '点名时间：'],
      ['带队人（签字）：', ...driver, '　　　　年　　月　　日'],
    ],
    madeAt,
  }
  return writeForms([form])
}

function columnsOf(trip: Trip, lines: readonly ManifestLine[]): FormColumn<ManifestLine>[] {
  const { mode, stops, lodging } = trip
  const numbers = new Map(lines.map((line, index) => [line, index + 1]))
  const { place } = vehicles[mode]
  const stopOf = ({ passenger }: ManifestLine) => stops[passenger.boardsAt]
  return [
    { head: '序号', value: (line) => numbers.get(line) ?? null, form: 'count' },
    place
      ? { head: place, value: () => null, width: 8 }
      : { head: '座位', value: ({ passenger }) => passenger.seat, form: 'count' },
    { head: '姓名', value: ({ name }) => name, width: 8 },
    { head: '手机号', value: ({ phone }) => phone, width: 11 },
    { head: '上车点', value: ({ passenger }) => writtenStop(trip, passenger.boardsAt) },
    { head: '上车时间', value: (line) => writtenAt(stopOf(line)?.at) },
    { head: '用工单位', value: ({ plant }) => plant },
    ...(lodging ? [{ head: '途中住宿', value: nightsOf, width: 8 }] : []),
    { head: '已上车', value: ({ passenger }) => tick(isAboard(passenger)) },
    { head: '未上车', value: ({ passenger }) => tick(passenger.state === 'no-show') },
    { head: '未上车原因', value: ({ passenger }) => passenger.why && absenceNames[passenger.why], width: 12 },
  ]
}

function writtenAt(at: Instant | undefined): string | null {
  return at ? writtenShortly(at) : null
}
