import { DescribeExecutionCommand, RedriveExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn'
import type { FoundOf } from './every-execution.ts'
import { type Finding, findingsAbout } from './finding.ts'

interface Redriving {
  readonly sfn: SFNClient
  /** false: says what it would do, and does nothing. */
  readonly mend: boolean
}

/** Those that failed or ran out of time, the last begun first: whoever waits for one finds it running, joins it and hears of its end. */
export async function redriveFailed(found: readonly FoundOf[], { sfn, mend }: Redriving): Promise<Finding[]> {
  const { ok, toDo } = findingsAbout('failed executions')
  const findings: Finding[] = []
  // Children of maps are redriven by their parent.
  const broken = found
    .filter(({ status, parent }) => parent === undefined && (status === 'FAILED' || status === 'TIMED_OUT'))
    .toSorted((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
  for (const { arn: executionArn } of broken) {
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    const { redriveStatus, redriveStatusReason, error = 'ran out of time', input } = described
    // Inputs hold ids and counts, and name nobody.
    const which = `${executionArn} (${error}, given ${input})`
    if (redriveStatus !== 'REDRIVABLE') findings.push(toDo(`${which}: ${redriveStatusReason}; a person decides`))
    else if (!mend) findings.push(toDo(`${which} is to be redriven`))
    else {
      await sfn.send(new RedriveExecutionCommand({ executionArn }))
      findings.push(ok(`${which} is redriven`))
    }
  }
  return findings
}
