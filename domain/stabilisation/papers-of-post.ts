import type { AttachedKind } from './evidence.ts'

/** What is asked for in a case about the post. */
export const papersOfPost: readonly AttachedKind[] = ['payslip', 'bank-flow', 'contract', 'other']
