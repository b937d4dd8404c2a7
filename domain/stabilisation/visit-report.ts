import * as z from 'zod'
import { type CaseId, StationId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import { Money, sumOf } from '../kernel/money.ts'
import type { LabourStation } from '../stations/labour-station.ts'
import { StationKind } from '../stations/labour-station.ts'
import type { VisitFindings } from './visit-findings.ts'

const count = z.int().nonnegative()

/** What groups did in a time: the columns of the province's form. */
const figures = {
  staff: count,
  firmsVisited: count,
  agenciesVisited: count,
  postsCollected: count,
  workersMet: count,
  services: count,
  casesTaken: count,
  /** Of these, those that are settled by now. */
  casesClosed: count,
  wagesRecovered: Money,
  jobMoves: count,
  /** Who said that they stay over the festival, by whether they work in the province of `home`; null where that is not told. */
  stayingInProvince: count.nullable(),
  stayingOutside: count.nullable(),
  staying: count,
  goingHome: count,
}

export const VisitReport = z.object({
  from: CalendarDate,
  to: CalendarDate,
  /** The province, by the first two digits of its divisions. */
  home: z.string().nullable(),
  groups: z.array(z.object({ stationId: StationId, kind: StationKind, name: z.string(), ...figures })),
  total: z.object({ groups: count, ...figures }),
})
export type VisitReport = z.infer<typeof VisitReport>
export type GroupFigures = VisitReport['groups'][number]

/** `settled`: the cases of these findings that are settled. Groups that visited nobody in the time have zeros. */
export function visitReport(
  { from, to, home }: Pick<VisitReport, 'from' | 'to' | 'home'>,
  groups: readonly LabourStation[],
  findings: readonly VisitFindings[],
  settled: ReadonlySet<CaseId>,
): VisitReport {
  const ofGroup = Map.groupBy(findings, ({ stationId }) => stationId)
  const rows = groups.map((group): GroupFigures => {
    const own = ofGroup.get(group.stationId) ?? []
    const { stationId, kind, name, people } = group
    return { stationId, kind, name, staff: people.length, ...figuresOf(own, home, settled) }
  })
  const staff = new Set(groups.flatMap(({ people }) => people.map(({ subject }) => subject))).size
  return { from, to, home, groups: rows, total: { groups: rows.length, staff, ...figuresOf(findings, home, settled) } }
}

function figuresOf(
  findings: readonly VisitFindings[],
  home: string | null,
  settled: ReadonlySet<CaseId>,
): Omit<GroupFigures, 'stationId' | 'kind' | 'name' | 'staff'> {
  const sum = (of: (one: VisitFindings) => number) => findings.reduce((total, one) => total + of(one), 0)
  // A case that was open already is one case, whoever found it anew.
  const cases = new Set(findings.flatMap(({ missing }) => missing.flatMap(({ caseIds }) => caseIds)))
  const inside = ({ cityCode }: VisitFindings) => home !== null && cityCode.startsWith(home)
  return {
    firmsVisited: findings.length,
    agenciesVisited: sum((one) => one.agenciesVisited),
    postsCollected: sum((one) => one.postsCollected),
    workersMet: sum((one) => one.workersMet),
    services: sum((one) => one.services),
    casesTaken: cases.size,
    casesClosed: [...cases].filter((caseId) => settled.has(caseId)).length,
    wagesRecovered: sumOf(findings.map((one) => one.wagesRecovered)),
    jobMoves: sum((one) => one.jobMoves),
    stayingInProvince: home === null ? null : sum((one) => (inside(one) ? one.staying : 0)),
    stayingOutside: home === null ? null : sum((one) => (inside(one) ? 0 : one.staying)),
    staying: sum((one) => one.staying),
    goingHome: sum((one) => one.goingHome),
  }
}
