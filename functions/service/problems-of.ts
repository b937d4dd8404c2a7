import type { ProblemCode } from '../../domain/kernel/problem-words.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'

/** The problems that a route may answer: those of every route of its kind, and what its entry lists. */
export function problemsOf(route: RouteEntry): readonly ProblemCode[] {
  const { calledBy, method, params, query, body, refuses = [] } = route
  const isSigned = calledBy === 'enterprise' || calledBy === 'sms-provider'
  const isOfStaff = typeof calledBy !== 'string'
  const codes: ProblemCode[] = [
    ...(params || isSigned ? (['not-found'] as const) : []),
    ...(params || query || body ? (['invalid-request'] as const) : []),
    ...(isOfStaff ? (['not-signed-in', 'not-permitted', 'sign-in-unreachable'] as const) : []),
    ...(isOfStaff && method !== 'GET' ? (['key-reused', 'in-progress'] as const) : []),
    ...(calledBy === 'escort' ? (['not-signed-in'] as const) : []),
    ...(isSigned ? (['signature-invalid'] as const) : []),
    ...(calledBy === 'enterprise' ? (['replayed', 'in-progress'] as const) : []),
    ...refuses,
    'broken',
  ]
  return [...new Set(codes)].sort()
}
