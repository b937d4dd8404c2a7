import type { TransferBatch } from '../batches/transfer-batch.ts'
import { writtenDate, writtenMoment } from '../kernel/forms/beijing-time.ts'
import { type FormColumn, formTable } from '../kernel/forms/printed-form.ts'
import { writeForms } from '../kernel/forms/write-forms.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { FairnessReport, FairnessRow } from './fairness-report.ts'

type Line = FairnessRow & { readonly of: string }

const columns: readonly FormColumn<Line>[] = [
  { head: '范围', value: (line) => line.of, width: 16 },
  { head: '候选人', value: ({ workers }) => workers, form: 'count' },
  { head: '推岗人数', value: ({ offered }) => offered, form: 'count' },
  { head: '同意人数', value: ({ accepted }) => accepted, form: 'count' },
  { head: '落实人数', value: ({ placed }) => placed, form: 'count' },
  { head: '同意率', value: ({ acceptanceRate }) => acceptanceRate, form: 'share' },
  { head: '落实率', value: ({ placementRate }) => placementRate, form: 'share' },
]

/** The report as a form to print (推岗公平情况表): everybody, each county, and who has priority. */
export async function fairnessWorkbook(
  { campaign, createdAt }: Pick<TransferBatch, 'campaign' | 'createdAt'>,
  { all, byCounty, byPriority, flagEffect, fewestPeople }: FairnessReport,
  madeAt: Instant,
): Promise<Uint8Array> {
  const lines: Line[] = [
    { of: '全部候选人', ...all },
    ...byCounty.map(({ counties, ...row }) => ({ of: counties.map(nameOf).join('、'), ...row })),
    ...(byPriority
      ? [
          { of: '有优先资格的人员', ...byPriority.priority },
          { of: '其他人员', ...byPriority.other },
        ]
      : []),
  ]
  const form = {
    name: '推岗公平情况',
    title: '推岗公平情况表',
    facts: [
      [
        { label: '专项活动', value: campaign },
        { label: '开始日期', value: writtenDate(dateInShanghai(createdAt)) },
        { label: '截至', value: writtenMoment(madeAt) },
      ],
    ],
    ...formTable(columns, lines),
    notes: [
      '同意率为同意人数占推岗人数的比例，落实率为落实人数占候选人的比例。',
      ...(flagEffect
        ? [
            `优先资格的作用：在${flagEffect.rounds}轮匹配中，${flagEffect.helped}人因此轮到名额，${flagEffect.cost}人因此没有轮到（以同样规则、不看优先资格重新匹配得出）。`,
          ]
        : []),
      `不足${fewestPeople}人的县区合并列示或不列示，以免推知个人情况。`,
    ],
    signatures: [['制表人（签字）：', '审核人（签字）：', '单位（盖章）：']],
    madeAt,
  }
  return writeForms([form])
}

function nameOf(county: string): string {
  return countyByCode(county)?.name ?? county
}
