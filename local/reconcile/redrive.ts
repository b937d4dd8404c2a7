import { SFNClient } from '@aws-sdk/client-sfn'
import { command } from './command.ts'
import { everyExecution, type FoundOf } from './every-execution.ts'
import { findingsAbout } from './finding.ts'
import { readAsked } from './read-asked.ts'
import { redriveFailed } from './redrive-failed.ts'
import { tellFindings } from './tell-findings.ts'

const usage =
  'npm run redrive -- --machines arn:PARTITION:states:REGION:ACCOUNT:stateMachine: --since 2026-11-28T03:20:00Z [--service zhida_NAME] [--mend]'

/** `npm run redrive`; docs/runbooks/executions-failed.md. Ends as `npm run reconcile` does. */
await command(async () => {
  const {
    machines: stateMachinesArn,
    region,
    service,
    since,
    mend,
  } = readAsked(usage, ['machines', 'since', 'service', 'mend'])
  const sfn = new SFNClient({ region })
  const found: FoundOf[] = []
  for await (const one of everyExecution({ sfn, stateMachinesArn, service, since })) found.push(one)
  const findings = await redriveFailed(found, { sfn, mend })
  tellFindings(findings.length > 0 ? findings : [findingsAbout('failed executions').ok('none')])
})
