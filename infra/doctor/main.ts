import { parseArgs } from 'node:util'
import { examineStage, exitCodeOf } from './examine-stage.ts'

const marks = { ok: 'ok         ', failed: 'FAILED     ', 'not-checked': 'not checked' } as const

/** `npm run doctor -- --stage NAME`; docs/stages.md. */
const { values } = parseArgs({ options: { stage: { type: 'string' } } })
const findings = await examineStage(values.stage)
for (const { check, as, says } of findings) console.log(`${marks[as]}  ${check}: ${says}`)
const count = (as: keyof typeof marks) => findings.filter((one) => one.as === as).length
console.log(`\n${count('ok')} ok, ${count('failed')} failed, ${count('not-checked')} not checked`)
process.exitCode = exitCodeOf(findings)
