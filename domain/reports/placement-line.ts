import * as z from 'zod'
import type { TransferBatch } from '../batches/transfer-batch.ts'
import { inYuan } from '../kernel/money.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { journeyStates, type Placement } from '../matching/placement.ts'
import { column } from './list-column.ts'

/** Who said yes to which post and how far they came: by a pseudonym, and nothing of the person. */
export const PlacementLine = z.strictObject({
  person: column.text(
    '人员代号',
    'pseudonym: the same person has the same in every export, and it is found nowhere else',
  ),
  countyCode: column.text('县区代码', 'home county', { codes: 'GB/T 2260' }),
  county: column.textOrNone('县区', 'name of the county'),
  batchId: column.text('批次', 'batch'),
  campaign: column.text('专项活动', 'campaign'),
  enterpriseCode: column.textOrNone('统一社会信用代码', 'unified social credit code', { codes: 'GB 32100' }),
  enterpriseName: column.text('企业名称', 'employer, as it was promised'),
  vacancy: column.text('岗位编号', 'job order: `reference` of the list of vacancies'),
  post: column.text('岗位', 'post'),
  cityCode: column.text('城市代码', 'city of the plant', { codes: 'GB/T 2260' }),
  city: column.text('城市', 'name of the city'),
  startDate: column.text('上岗日期', 'start', { unit: 'YYYY-MM-DD' }),
  monthlyYuan: column.number('承诺月工资', 'monthly wage that was promised', { unit: 'yuan' }),
  acceptedAt: column.text('答应时间', 'said yes at', { unit: 'UTC, ISO 8601' }),
  state: column.text('状态', 'how far the person came', { codes: Object.keys(journeyStates) }),
  stateAt: column.textOrNone('状态时间', 'since when', { unit: 'UTC, ISO 8601' }),
})
export type PlacementLine = z.infer<typeof PlacementLine>

/** The same with who it is, where the office has a reason that is put on record. */
export const NamedPlacementLine = z.strictObject({
  ...PlacementLine.shape,
  name: column.text('姓名', 'name'),
  nationalId: column.text('身份证号', 'national ID', { codes: 'GB 11643' }),
  phone: column.text('联系电话', 'mobile'),
})
export type NamedPlacementLine = z.infer<typeof NamedPlacementLine>

export function placementLine(
  placement: Placement,
  {
    person,
    batch,
    socialCreditCode,
  }: { readonly person: string; readonly batch: TransferBatch; readonly socialCreditCode: string | null },
): PlacementLine {
  const { promise, journey, countyCode } = placement
  return {
    person,
    countyCode,
    county: countyByCode(countyCode)?.name ?? null,
    batchId: placement.batchId,
    campaign: batch.campaign,
    enterpriseCode: socialCreditCode,
    enterpriseName: promise.employer,
    vacancy: placement.jobOrderId,
    post: promise.post,
    cityCode: placement.cityCode,
    city: promise.city,
    startDate: placement.startDate,
    monthlyYuan: inYuan(promise.monthlyWage),
    acceptedAt: placement.acceptedAt,
    state: journey.state,
    stateAt: 'at' in journey ? journey.at : null,
  }
}
