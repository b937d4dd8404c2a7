import type { Finding } from './finding.ts'

const marks = { ok: 'ok         ', 'to-do': 'TO DO      ', 'not-checked': 'not checked' } as const

/** Prints a line for each, and has the process end with 1 where something is to be done, with 3 where something was not looked at. */
export function tellFindings(findings: readonly Finding[]): void {
  for (const { about, as, says } of findings) console.log(`${marks[as]}  ${about}: ${says}`)
  if (findings.some(({ as }) => as === 'to-do')) process.exitCode = 1
  else if (findings.some(({ as }) => as === 'not-checked')) process.exitCode = 3
}
