import { dayNumber } from '../../domain/kernel/instant.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { visitReport } from '../../domain/stabilisation/visit-report.ts'
import { visitReportWorkbook } from '../../domain/stabilisation/visit-report-workbook.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

const mostDays = 366
const pageSize = 200

/** The figures of the groups that the reader may see. */
async function getVisitReport(
  { query, staff }: Call<Routes['get-visit-report']>,
  deps: Pick<Deps, 'stations' | 'visitFindings' | 'cases' | 'clock'>,
) {
  const { from, to, format } = query
  if (to < from || dayNumber(to) - dayNumber(from) > mostDays)
    return refuse('invalid-request', stabilisationSentences('report-days', { most: mostDays }), 'query/to')
  const groups: LabourStation[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof deps.stations.list>> = await deps.stations.list(cursor, pageSize, (one) =>
      inScope(staff, { cities: one.cities }),
    )
    groups.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  const findings = (
    await Promise.all(groups.map((one) => deps.visitFindings.ofStation(one.stationId, from, to)))
  ).flat()
  const caseIds = findings.flatMap(({ missing }) => missing.flatMap((one) => one.caseIds))
  const cases = await deps.cases.getMany([...new Set(caseIds)])
  const settled = new Set(cases.filter(({ state }) => state === 'settled').map(({ caseId }) => caseId))
  // Whose counties lie in one province asks about that one.
  const home = query.homeProvince ?? staff.counties[0]?.slice(0, 2) ?? null
  const report = visitReport({ from, to, home }, groups, findings, settled)
  if (format === 'json') return report
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, await visitReportWorkbook(report, deps.clock.now()), `visits-${from}-${to}.xlsx`)
}

export const handler = http(routes['get-visit-report'], getVisitReport)
