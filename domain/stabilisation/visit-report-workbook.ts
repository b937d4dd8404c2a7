import { writtenDate } from '../kernel/forms/beijing-time.ts'
import { officeSignatures } from '../kernel/forms/office-signatures.ts'
import { type FormColumn, formTable } from '../kernel/forms/printed-form.ts'
import { writeForms } from '../kernel/forms/write-forms.ts'
import type { Instant } from '../kernel/instant.ts'
import { inYuan } from '../kernel/money.ts'
import type { GroupFigures, VisitReport } from './visit-report.ts'

function number(head: string, value: (one: GroupFigures) => number | null): FormColumn<GroupFigures> {
  return { head, value, form: 'count', total: 'sum' }
}

/** The report of the working groups as the province's form has it. */
export async function visitReportWorkbook(report: VisitReport, madeAt: Instant): Promise<Uint8Array> {
  const { from, to, total } = report
  const columns: FormColumn<GroupFigures>[] = [
    { head: '工作组（站）', value: ({ name }) => name, width: 16 },
    { head: '人员', value: ({ staff }) => staff, form: 'count', total: () => total.staff },
    number('走访企业\n（家）', (one) => one.firmsVisited),
    number('走访机构\n（家）', (one) => one.agenciesVisited),
    number('收集岗位\n（个）', (one) => one.postsCollected),
    number('慰问\n（人）', (one) => one.workersMet),
    number('稳岗服务\n（人次）', (one) => one.services),
    { ...number('受理诉求\n（件）', (one) => one.casesTaken), total: () => total.casesTaken },
    { ...number('办结诉求\n（件）', (one) => one.casesClosed), total: () => total.casesClosed },
    {
      head: '追回工资\n（元）',
      value: ({ wagesRecovered }) => inYuan(wagesRecovered),
      form: 'yuan',
      total: () => inYuan(total.wagesRecovered),
    },
    number('转岗\n（人）', (one) => one.jobMoves),
    number('留岗省内\n（人）', (one) => one.stayingInProvince),
    number('留岗省外\n（人）', (one) => one.stayingOutside),
    number('计划返乡\n（人）', (one) => one.goingHome),
  ]
  return writeForms([
    {
      name: '工作组',
      title: '稳岗工作组走访情况统计表',
      facts: [
        [
          { label: '起', value: writtenDate(from) },
          { label: '止', value: writtenDate(to) },
          { label: '工作组（站）', value: `${total.groups}个` },
        ],
      ],
      ...formTable(columns, report.groups),
      notes: [
        '受理诉求为走访中开立的工单，办结为其中截至制表时已办结的；两个组走访同一人同一事项的工单，合计只计一件。',
        '留岗、返乡为走访时本人所说的人数，不记姓名；返乡由本人另行报名。',
      ],
      signatures: officeSignatures,
      madeAt,
    },
  ])
}
