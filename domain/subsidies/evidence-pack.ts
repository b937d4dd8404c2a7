import { stringify } from 'csv-stringify/sync'
import { strToU8, zipSync } from 'fflate'
import { inYuan } from '../kernel/money.ts'
import { attachedKindTerms } from '../stabilisation/attached-kind-terms.ts'
import { evidenceWords } from './evidence-words.ts'
import type { SubsidyClaim } from './subsidy-claim.ts'
import type { SubsidyPolicy } from './subsidy-policy.ts'

const stateNames: Record<SubsidyClaim['progress']['state'], string> = {
  'papers-missing': '缺材料',
  claimed: '已申请',
  noticed: '公示中',
  paid: '已发放',
  refused: '未通过',
}
const levelNames = { village: '村', township: '乡镇', county: '县' } as const
const aboutNames = { 'not-entitled': '不符合条件', amount: '金额', other: '其他' } as const
const outcomeNames = { dismissed: '不成立', upheld: '成立' } as const

/**
 * What an office files of one policy and window, in one ZIP: the policy as it stood, the list for the notice, and each claim with its
 * papers, notices and objections under masked names. Papers themselves stay with the office, and files that were attached where they lie:
 * each is opened for a reason.
 */
export function evidencePack(
  policy: SubsidyPolicy,
  claims: readonly { readonly claim: SubsidyClaim; readonly name: string }[],
  noticeSheet: Uint8Array,
): Uint8Array {
  const rows = claims.map(({ claim, name }) => ({
    编号: claim.claimId,
    姓名: name,
    '金额（元）': claim.amount ? inYuan(claim.amount).toFixed(2) : '',
    已见材料: claim.seen.map((kind) => evidenceWords[kind].zh).join('、'),
    已上传材料: (claim.attached ?? []).map((kind) => attachedKindTerms[kind].zh).join('、'),
    公示: claim.notices.map(({ level, from, until }) => `${levelNames[level]}${from}至${until}`).join('、'),
    异议: claim.objections
      .map(({ on, about, outcome }) => `${on}${aboutNames[about]}（${outcome ? outcomeNames[outcome] : '待查'}）`)
      .join('、'),
    状态: stateNames[claim.progress.state],
    发放日期: claim.progress.state === 'paid' ? claim.progress.on : '',
    回执号: claim.progress.state === 'paid' ? (claim.progress.receipt ?? '') : '',
  }))
  const listed = `\u{FEFF}${stringify(rows, { header: true, record_delimiter: 'windows' })}`
  return zipSync(
    {
      '政策.json': strToU8(`${JSON.stringify(policy, null, 2)}\n`),
      '公示名单.xlsx': noticeSheet,
      '申请台账.csv': strToU8(listed),
    },
    // Their time would make each pack of the same claims another file.
    { mtime: '1980-01-01T00:00:00' },
  )
}
