import { type FormColumn, formTable } from '../kernel/forms/printed-form.ts'
import { writeForms } from '../kernel/forms/write-forms.ts'
import type { Instant } from '../kernel/instant.ts'
import { inYuan, sumOf } from '../kernel/money.ts'
import type { NoticeLine } from './notice-line.ts'
import type { SubsidyNotice } from './subsidy-notice.ts'
import type { SubsidyPolicy } from './subsidy-policy.ts'

const columns: FormColumn<NoticeLine>[] = [
  { head: '姓名', value: ({ name }) => name, width: 10 },
  { head: '乡镇', value: ({ township }) => township, width: 14 },
  { head: '村', value: ({ village }) => village, width: 14 },
  { head: '补助项目', value: ({ kind }) => kind, width: 30 },
  { head: '金额（元）', value: ({ amount }) => inYuan(amount), form: 'yuan', total: 'sum' },
]

const levelNames = { village: '村级', township: '乡镇级', county: '县级' } as const

/**
 * The list as an office posts it (XLSX): days, people and yuan, and to whom, where and by which telephone to object. Of a draft the days,
 * and who is not known, are written in by hand.
 */
export async function publicNoticeSheet(
  policy: SubsidyPolicy,
  lines: readonly NoticeLine[],
  facts: {
    readonly window: string
    readonly notice: SubsidyNotice | null
    /** The telephone of the county’s office, for a draft. */
    readonly complaints: string | null
    readonly madeAt: Instant
  },
): Promise<Uint8Array> {
  const { notice } = facts
  return writeForms([
    {
      name: '公示名单',
      title: `${policy.name.zh}公示名单`,
      facts: [
        [
          { label: '申领期', value: facts.window },
          { label: '公示级别', value: notice && levelNames[notice.level] },
        ],
        [
          { label: '公示开始', value: notice?.from ?? null },
          { label: '公示结束', value: notice?.until ?? null },
        ],
        [
          { label: '人数', value: lines.length },
          { label: '合计（元）', value: inYuan(sumOf(lines.map(({ amount }) => amount))) },
        ],
        [
          { label: '异议受理', value: notice?.complaints.office ?? null },
          { label: '异议电话', value: notice?.complaints.phone ?? facts.complaints },
        ],
        [{ label: '受理地点', value: notice?.complaints.place ?? null }],
      ],
      ...formTable(columns, lines),
      notes: ['对名单有异议的，请在公示期内反映；公示结束请拍照留存。'],
      signatures: [['单位（盖章）：', '　　　　年　　月　　日']],
      madeAt: facts.madeAt,
    },
  ])
}
