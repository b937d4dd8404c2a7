import * as z from 'zod'
import { type FormColumn, formTable } from '../kernel/forms/printed-form.ts'
import { writeForms } from '../kernel/forms/write-forms.ts'
import type { Instant } from '../kernel/instant.ts'
import { inYuan, Money } from '../kernel/money.ts'
import type { SubsidyPolicy } from './subsidy-policy.ts'

/** A line of a public notice (公示): this and nothing else of the person. No number, telephone, account or health. */
export const NoticeLine = z.object({
  /** 王** */
  name: z.string(),
  /** null: not known. */
  township: z.string().nullable(),
  village: z.string().nullable(),
  kind: z.string(),
  amount: Money,
})
export type NoticeLine = z.infer<typeof NoticeLine>

const columns: FormColumn<NoticeLine>[] = [
  { head: '姓名', value: ({ name }) => name, width: 10 },
  { head: '乡镇', value: ({ township }) => township, width: 14 },
  { head: '村', value: ({ village }) => village, width: 14 },
  { head: '补助项目', value: ({ kind }) => kind, width: 30 },
  { head: '金额（元）', value: ({ amount }) => inYuan(amount), form: 'yuan', total: 'sum' },
]

/** The list as an office posts it (XLSX); days and the telephone for complaints are written in by hand where they are not known. */
export async function publicNoticeSheet(
  policy: SubsidyPolicy,
  lines: readonly NoticeLine[],
  facts: { readonly window: string; readonly complaints: string | null; readonly madeAt: Instant },
): Promise<Uint8Array> {
  return writeForms([
    {
      name: '公示名单',
      title: `${policy.name.zh}公示名单`,
      facts: [
        [
          { label: '期间', value: facts.window },
          { label: '公示期', value: null },
        ],
        [
          { label: '人数', value: lines.length },
          { label: '异议电话', value: facts.complaints },
        ],
      ],
      ...formTable(columns, lines),
      notes: ['对名单有异议的，请在公示期内反映；公示结束请拍照留存。'],
      signatures: [['单位（盖章）：', '　　　　年　　月　　日']],
      madeAt: facts.madeAt,
    },
  ])
}
