import type { VisitFindings } from '../../domain/stabilisation/visit-findings.ts'

/** What a group counts on a visit, in the order of the form. */
export const findingsCounts = [
  'workersMet',
  'services',
  'staying',
  'goingHome',
  'postsCollected',
  'agenciesVisited',
  'jobMoves',
] as const satisfies readonly (keyof VisitFindings)[]
