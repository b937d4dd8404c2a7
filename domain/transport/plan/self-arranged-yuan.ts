import type { TransportRules } from './solve/transport-instance.ts'

/** The figures of `transport-1`, which hold for an instance that names none of its own. */
const published = { fixedYuan: 250, yuanPerKm: 0.8 }

/**
 * What one person costs who travels on their own over `km` of road, in whole yuan. The planner reckons with it and the worker is
 * paid it.
 */
export function selfArrangedYuan(
  km: number,
  { selfArranged = published }: Pick<TransportRules, 'selfArranged'>,
): number {
  return Math.round(selfArranged.fixedYuan + selfArranged.yuanPerKm * km)
}
