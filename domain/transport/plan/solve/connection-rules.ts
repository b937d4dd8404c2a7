import type { ConnectionRules, TransportRules } from './transport-instance.ts'

/** The rules of waiting that count for a coach that leaves its first pick-up at `depart`, minutes from day 0, 00:00. */
export function connectionRules(rules: TransportRules, depart: number): ConnectionRules {
  return rules.later?.findLast(({ from }) => from <= depart) ?? rules
}

/** All of them, whenever they count. */
export function everyConnectionRules(rules: TransportRules): ConnectionRules[] {
  return [rules, ...(rules.later ?? [])]
}
