import {
  type ExecutionListItem,
  type ExecutionStatus,
  ListExecutionsCommand,
  ListMapRunsCommand,
  type SFNClient,
  StateMachineDoesNotExist,
  StateMachineTypeNotSupported,
} from '@aws-sdk/client-sfn'

export interface Found {
  readonly arn: string
  readonly status: ExecutionStatus
  readonly startedAt: Date
  /** The execution whose distributed map started it. */
  readonly parent?: string
}

/** Executions of a machine that still ran at that moment or later, each followed by the children of its maps; all versions of the machine. */
export async function* executionsSince(sfn: SFNClient, stateMachineArn: string, since: Date): AsyncIterable<Found> {
  yield* listed(sfn, { stateMachineArn }, since)
}

async function* listed(
  sfn: SFNClient,
  of: { stateMachineArn: string } | { mapRunArn: string },
  since: Date,
  parent?: string,
): AsyncIterable<Found> {
  let nextToken: string | undefined
  do {
    const page = await pageOf(sfn, { ...of, nextToken })
    for (const one of page.executions) {
      if (one.stopDate && one.stopDate < since) continue
      const { executionArn: arn = '', status = 'RUNNING', startDate: startedAt = since } = one
      yield { arn, status, startedAt, ...(parent !== undefined && { parent }) }
      yield* childrenOf(sfn, arn, since)
    }
    nextToken = page.nextToken
  } while (nextToken)
}

async function pageOf(
  sfn: SFNClient,
  of: { stateMachineArn?: string; mapRunArn?: string; nextToken: string | undefined },
): Promise<{ executions: ExecutionListItem[]; nextToken: string | undefined }> {
  try {
    const { executions = [], nextToken } = await sfn.send(new ListExecutionsCommand({ ...of, maxResults: 1000 }))
    return { executions, nextToken }
  } catch (error) {
    // A workflow that this deployment does not have yet; children that are express executions, of which there is no list.
    if (error instanceof StateMachineDoesNotExist || error instanceof StateMachineTypeNotSupported)
      return { executions: [], nextToken: undefined }
    throw error
  }
}

async function* childrenOf(sfn: SFNClient, executionArn: string, since: Date): AsyncIterable<Found> {
  let nextToken: string | undefined
  do {
    const page = await sfn.send(new ListMapRunsCommand({ executionArn, nextToken, maxResults: 1000 }))
    for (const { mapRunArn = '', stopDate } of page.mapRuns ?? [])
      if (!stopDate || stopDate >= since) yield* listed(sfn, { mapRunArn }, since, executionArn)
    nextToken = page.nextToken
  } while (nextToken)
}
