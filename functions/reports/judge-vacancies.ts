import { type Agreement, isActiveOn } from '../../domain/enterprises/agreement.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { reportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { derivedId, JobOrderId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { columnsOf } from '../../domain/reports/list-column.ts'
import type { ReadLine } from '../../domain/reports/read-list.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import { VacancyLine, vacancyLine } from '../../domain/reports/vacancy-line.ts'
import { type ColumnProblem, columnOfPointer, vacancyOfLine } from '../../domain/reports/vacancy-of-line.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, type Staff } from '../wiring/staff.ts'
import type { JudgedLine } from './judged-line.ts'

/** Agreements of an enterprise that are looked at, newest first: one is active at a time. */
const agreementsLookedAt = 20

type Needed = Pick<Deps, 'enterprises' | 'agreements' | 'jobOrders' | 'clock'>

/**
 * What would become of each line. A vacancy is known by the number that its sender gave it: ours where it is one of ours, else one
 * that is derived from enterprise and number, so that the next list of the same sender does not enter it twice.
 */
export async function judgeVacancies(
  lines: readonly ReadLine<VacancyLine>[],
  staff: Staff,
  deps: Needed,
): Promise<JudgedLine[]> {
  const firms = new Map<string, Firm | ColumnProblem>()
  const seen = new Map<string, number>()
  const judged: JudgedLine[] = []
  for (const { line, values } of lines) {
    const { enterpriseCode, reference } = values
    const key = `${enterpriseCode} ${reference}`
    const before = seen.get(key)
    seen.set(key, line)
    const firm = firms.get(enterpriseCode) ?? (await firmOf(enterpriseCode, deps))
    firms.set(enterpriseCode, firm)
    if (before !== undefined)
      judged.push({
        line,
        problems: [{ column: 'reference', words: reportsSentences('same-line-twice', { line: before }) }],
      })
    else if ('words' in firm) judged.push({ line, problems: [firm] })
    else if (!isOwn(values, firm.enterprise, staff))
      judged.push({ line, problems: [{ column: 'cityCode', words: reportsSentences('vacancy-of-others') }] })
    else judged.push({ line, ...(await judgeVacancy(values, firm, deps)) })
  }
  return judged
}

/** A county enters vacancies of its own city, close to home, and of firms whose specialist is of its office; the province any. */
function isOwn({ cityCode }: VacancyLine, { specialist }: Enterprise, staff: Staff): boolean {
  if (staff.role === 'province') return true
  const { office } = specialist ?? {}
  if (office && 'county' in office && inScope(staff, { counties: [office.county] })) return true
  return staff.counties.some((prefix) => cityCode.startsWith(prefix.slice(0, 4)))
}

interface Firm {
  readonly enterprise: Enterprise
  readonly agreement: Agreement | null
}

async function firmOf(code: string, { enterprises, agreements, clock }: Needed): Promise<Firm | ColumnProblem> {
  const enterprise = await enterprises.byCode(code)
  if (!enterprise) return { column: 'enterpriseCode', words: reportsSentences('enterprise-not-registered') }
  const { items } = await agreements.ofEnterprise(enterprise.id, null, agreementsLookedAt)
  const today = dateInShanghai(clock.now())
  return { enterprise, agreement: items.find((one) => isActiveOn(one, today)) ?? null }
}

async function judgeVacancy(
  line: VacancyLine,
  { enterprise, agreement }: Firm,
  { jobOrders, clock }: Needed,
): Promise<{ problems: readonly ColumnProblem[] } | { write: (() => Promise<void>) | null }> {
  const known = await knownOrder(line.reference, enterprise, { jobOrders })
  const agreementId = known.order?.agreementId ?? agreement?.id
  if (!agreementId) return { problems: [{ column: 'enterpriseCode', words: reportsSentences('no-active-agreement') }] }
  const report = vacancyOfLine(line, agreementId)
  if (!('agreementId' in report)) return { problems: report }
  if (known.order) {
    const other = differing({ ...report, ...inPlace(known.order) }, known.order, enterprise)
    if (other.length === 0) return { write: null }
    return { problems: [{ column: null, words: reportsSentences('stands-otherwise', { columns: other }) }] }
  }
  if (!agreement) return { problems: [{ column: 'enterpriseCode', words: reportsSentences('no-active-agreement') }] }
  const order = reportJobOrder(report, agreement, { id: known.id, at: clock.now() })
  if (isRefusal(order)) return { problems: problemsOf(order) }
  return { write: async () => void (await jobOrders.report(order)) }
}

async function knownOrder(
  reference: string,
  { id: enterpriseId, socialCreditCode }: Enterprise,
  { jobOrders }: Pick<Deps, 'jobOrders'>,
): Promise<{ id: JobOrderId; order: JobOrder | null }> {
  const own = JobOrderId.safeParse(reference)
  const order = own.success ? await jobOrders.get(own.data) : null
  if (order && order.enterpriseId === enterpriseId) return { id: order.id, order }
  const id = derivedId('JobOrderId', 'taken in', socialCreditCode, reference)
  return { id, order: await jobOrders.get(id) }
}

/** What no list says of an order. */
function inPlace({ id, enterpriseId, reportedAt }: JobOrder): Pick<JobOrder, 'id' | 'enterpriseId' | 'reportedAt'> {
  return { id, enterpriseId, reportedAt }
}

/** The heads of columns that say something else. */
function differing(said: JobOrder, standing: JobOrder, enterprise: Enterprise): Words[] {
  const [one, other] = [vacancyLine(said, enterprise), vacancyLine(standing, enterprise)]
  return columnsOf(VacancyLine)
    .filter(({ name }) => one[name as keyof VacancyLine] !== other[name as keyof VacancyLine])
    .map(({ zh, name }) => ({ zh, en: name }))
}

function problemsOf({ words, errors = [] }: Refusal): ColumnProblem[] {
  if (errors.length === 0) return [{ column: null, words }]
  return errors.map((error) => ({ column: columnOfPointer(error.pointer), words: error.words }))
}
