import { optionsOf } from '../options-of.ts'
import { tellProblem } from '../tell-problem.ts'
import { examineStage, exitCodeOf } from './examine-stage.ts'

const marks = { ok: 'ok         ', failed: 'FAILED     ', 'not-checked': 'not checked' } as const

/** `npm run doctor -- --stage NAME`; docs/stages.md. Ends with 2 for what was asked wrongly. */
try {
  const { values } = optionsOf('npm run doctor -- --stage NAME', { options: { stage: { type: 'string' } } })
  await examine(values.stage)
} catch (error) {
  tellProblem(error)
}

async function examine(stage: string | undefined): Promise<void> {
  const findings = await examineStage(stage)
  for (const { check, as, says } of findings) console.log(`${marks[as]}  ${check}: ${says}`)
  const count = (as: keyof typeof marks) => findings.filter((one) => one.as === as).length
  console.log(`\n${count('ok')} ok, ${count('failed')} failed, ${count('not-checked')} not checked`)
  process.exitCode = exitCodeOf(findings)
}
