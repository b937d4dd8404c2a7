import type * as z from 'zod'
import type { InboundEnterpriseEvent, OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'

type DataOf<Event extends { type: string; data: unknown }> = {
  readonly [Type in Event['type']]: Extract<Event, { type: Type }>['data']
}

const agreementId = 'agr_7k2m9x4q8w1z'
const jobOrderId = 'job_3n8v5c2b6h0j'
const batchId = 'bat_9d4f7g1s3a5k'
const tripId = 'trp_6p2r8t4y0e1w'
const placementId = 'plc_1q5z9x3v7b2n'
const caseId = 'cas_2r6t0y4w8p1s'
const absentId = 'plc_4m8k2j6h0g5f'
const boards = {
  tripId,
  place: '鲁甸县客运站（县医院对面）',
  departure: '2027-03-18T01:00:00.000Z',
  vehicle: '大巴',
  seat: 12,
}
const answerUntil = '2027-03-04T10:00:00.000Z'

/** What an enterprise may send us, an example of each. */
export const heardExamples: DataOf<z.input<typeof InboundEnterpriseEvent>> = {
  'agreement.signed': { agreementId, signatory: '陈建国' },
  'agreement.declined': { agreementId, why: '今年不再扩招' },
  'job-order.reported': {
    agreementId,
    post: '电子组装工',
    headcount: 60,
    monthlyWage: { minorUnits: 550_000, currency: 'CNY' },
    cityCode: '441900',
    site: '东莞市长安镇振安东路8号',
    shift: 'day',
    hoursPerWeek: 40,
    board: { given: 'paid', monthlyCost: { minorUnits: 30_000, currency: 'CNY' } },
    lodging: { given: 'free' },
    startDate: '2027-03-20',
    requiredSkill: null,
    hazardous: false,
    remarks: '试用期一个月，宿舍四人间。',
  },
  'job-order.changed': { jobOrderId, headcount: 45, remarks: '宿舍六人间。' },
  'headcount.confirmed': { batchId, jobOrderId, answer: { answer: 'partial', confirmed: 40 } },
  'arrival.confirmed': { tripId, jobOrderId, arrived: 39, absent: [absentId] },
  'arrival.corrected': {
    tripId,
    jobOrderId,
    corrections: [{ placementId: absentId, arrived: true }],
    why: '当天晚到，漏报。',
  },
  'worker.left': { placementId, leftOn: '2027-04-12' },
  'return.proposed': { batchId, people: [{ placementId, day: '2028-01-16' }] },
  'case.answered': {
    caseId,
    answer: {
      says: 'promises',
      until: '2027-05-20',
      amount: { minorUnits: 50_000, currency: 'CNY' },
      note: '考勤补录后补发。',
    },
  },
  test: {},
}

/** What we send to an enterprise, an example of each. */
export const sentExamples: DataOf<z.input<typeof OutboundEnterpriseEvent>> = {
  'agreement.offered': {
    agreementId,
    firstDay: '2027-03-10',
    lastDay: '2028-03-09',
    answerUntil,
    quota: 200,
    wording: '双方约定直报用工、直供人员。',
  },
  'agreement.reminded': { agreementId, answerUntil },
  'agreement.activated': { agreementId, firstDay: '2027-03-10', lastDay: '2028-03-09' },
  'agreement.expiring': { agreementId, lastDay: '2028-03-09', days: 30 },
  'headcount.requested': { batchId, jobOrderId, post: '电子组装工', asked: 60, startDate: '2027-03-20', answerUntil },
  'headcount.reminded': { batchId, jobOrderId, asked: 60, answerUntil },
  'headcount.released': { batchId, jobOrderId, released: 60, why: 'no-answer' },
  'manifest.frozen': {
    batchId,
    tripId,
    version: 1,
    jobOrders: [
      {
        jobOrderId,
        passengers: [
          { placementId, maskedName: '王**', phoneLast4: '1234', idLast4: '002X', seat: 12, boards },
          {
            placementId: absentId,
            maskedName: '李*',
            phoneLast4: '5678',
            idLast4: '0016',
            seat: 13,
            boards: { ...boards, seat: 13 },
          },
        ],
      },
    ],
  },
  'arrival.expected': { tripId, jobOrderId, expected: 40, arrivesAt: '2027-03-19T08:30:00.000Z' },
  'case.asked': {
    caseId,
    placementId,
    kind: 'wages',
    answerUntil: '2027-05-13T10:00:00.000Z',
    wage: {
      promised: { minorUnits: 550_000, currency: 'CNY' },
      paid: { minorUnits: 300_000, currency: 'CNY' },
      missing: { minorUnits: 250_000, currency: 'CNY' },
      dueOn: '2027-05-10',
    },
  },
  'return.requested': {
    batchId,
    direction: 'homeward',
    from: '2028-01-14',
    to: '2028-01-22',
    proposeUntil: '2027-12-20T10:00:00.000Z',
  },
  test: { enterpriseId: 'ent_2w6y0u4i8o3p' },
}

/** When every example event happened. */
const timestamp = '2027-03-02T10:00:00.000Z'

/** An example as it is sent. */
export function eventExample<Type extends string>(examples: Readonly<Record<Type, object>>, type: Type) {
  return { type, timestamp, data: examples[type] }
}
