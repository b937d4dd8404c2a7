import type { TransportRules } from './solve/transport-instance.ts'

/** The figures of `transport-1`, which hold for an instance that names none of its own. */
const published = { fixedYuan: 250, yuanPerKm: 0.8 }

/**
 * The cost of one person's self-arranged journey over `km` of road, in whole yuan: the planner counts it, and the worker is
 * paid it.
 */
export function selfArrangedYuan(
  km: number,
  { selfArranged = published }: Pick<TransportRules, 'selfArranged'>,
): number {
  return Math.round(selfArranged.fixedYuan + selfArranged.yuanPerKm * km)
}
