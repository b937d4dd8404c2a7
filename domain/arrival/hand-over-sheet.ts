import { writtenMoment } from '../kernel/forms/beijing-time.ts'
import { type FormColumn, formTable, type PrintedForm } from '../kernel/forms/printed-form.ts'
import { writeForms } from '../kernel/forms/write-forms.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ManifestLine } from '../transport/trips/manifest-line.ts'
import type { PassengerState } from '../transport/trips/passenger.ts'
import { absenceNames, tick } from '../transport/trips/roll-call-sheet.ts'
import type { PlantReceipt, Trip } from '../transport/trips/trip.ts'
import { box, routeOf, tripFacts } from '../transport/trips/trip-facts.ts'
import { signedByPlant } from './receipt-of-plant.ts'

/** The hand-over lists (交接单) of a trip, a sheet for each plant: signed by who brings the people and by who receives them. */
export async function handOverSheet(trip: Trip, lines: readonly ManifestLine[], madeAt: Instant): Promise<Uint8Array> {
  const byPlant = Map.groupBy(lines, ({ passenger }) => passenger.enterpriseId)
  const forms = [...byPlant].map(([enterpriseId, people]) => {
    const receipt = trip.receipts.find((one) => one.enterpriseId === enterpriseId)
    return listOfPlant(trip, people, receipt, madeAt)
  })
  return writeForms(forms)
}

function listOfPlant(
  trip: Trip,
  people: readonly ManifestLine[],
  receipt: PlantReceipt | undefined,
  madeAt: Instant,
): PrintedForm {
  const plant = people[0]?.plant ?? ''
  return {
    name: plant,
    title: '务工人员交接单',
    facts: [
      [
        { label: '用工单位', value: plant },
        { label: '行程', value: routeOf(trip) },
      ],
      ...tripFacts(trip),
      [
        { label: '交接时间', value: receipt ? writtenMoment(receipt.at) : null },
        { label: '接收人', value: receipt ? receiverOf(receipt) : null },
        box('接收人电话'),
      ],
    ],
    ...formTable(columnsOf(trip, people, receipt !== undefined), people),
    notes: ['已到、未到、转送请在□内打√；转送指已到达但未由本单位接收的人员，请写明去向。'],
    signatures: [
      ['移交人（签字）：', '接收人（签字）：', '单位（盖章）：'],
      ['移交人电话：', '接收人电话：', '　　　　年　　月　　日'],
    ],
    madeAt,
  }
}

function receiverOf({ receivedBy }: PlantReceipt): string {
  return receivedBy === signedByPlant ? '用工单位线上确认' : receivedBy
}

/** Before anybody signed, the totals are left empty for the numbers. */
function columnsOf({ stops }: Trip, people: readonly ManifestLine[], isSigned: boolean): FormColumn<ManifestLine>[] {
  const numbers = new Map(people.map((line, index) => [line, index + 1]))
  const counted = (head: string, state: PassengerState): FormColumn<ManifestLine> => ({
    head,
    value: ({ passenger }) => tick(passenger.state === state),
    total: (all) => (isSigned ? `${all.filter(({ passenger }) => passenger.state === state).length}人` : null),
  })
  return [
    { head: '序号', value: (line) => numbers.get(line) ?? null, form: 'count' },
    { head: '姓名', value: ({ name }) => name, width: 8, total: (all) => `应到${all.length}人` },
    { head: '身份证号', value: ({ nationalId }) => nationalId, width: 18 },
    { head: '手机号', value: ({ phone }) => phone, width: 11 },
    { head: '上车点', value: ({ passenger }) => stops[passenger.boardsAt]?.name ?? null },
    { head: '座位', value: ({ passenger }) => passenger.seat, form: 'count' },
    { head: '岗位', value: ({ post }) => post },
    counted('已到', 'handed-over'),
    counted('未到', 'no-show'),
    counted('转送', 'diverted'),
    { head: '未到原因/转送去向', value: ({ passenger }) => passenger.why && absenceNames[passenger.why], width: 18 },
  ]
}
