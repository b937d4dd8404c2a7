import type { Words } from '../kernel/words.ts'
import type { StationKind, StationPerson } from './labour-station.ts'
import type { VisitPlan } from './plan-visits.ts'
import type { VisitState } from './visit.ts'

export const stationKindTerms: Readonly<Record<StationKind, Words>> = {
  station: { zh: '驻外站', en: 'station' },
  'working-group': { zh: '稳岗工作组', en: 'working group' },
}

export const stationRoleTerms: Readonly<Record<StationPerson['role'], Words>> = {
  head: { zh: '站长（组长）', en: 'head' },
  member: { zh: '成员', en: 'member' },
}

export const visitStateTerms: Readonly<Record<VisitState, Words>> = {
  planned: { zh: '待走访', en: 'planned' },
  done: { zh: '已走访', en: 'made' },
  cancelled: { zh: '已取消', en: 'cancelled' },
}

/** Why an enterprise is in no plan. */
export const notPlannedTerms: Readonly<Record<VisitPlan['left'][number]['why'] | 'planned-already', Words>> = {
  'no-group': { zh: '没有工作组负责该城市', en: 'no group looks after the city' },
  'no-time': { zh: '这几天排满了', en: 'the days are full' },
  'planned-already': { zh: '已排有走访', en: 'a visit is planned already' },
}
