import * as z from 'zod'
import { existingMachine } from './existing-machine.ts'
import { Arn, nextToken, operation, page, readNextToken, seconds } from './operation.ts'
import { versionArn } from './publish.ts'

/** Newest first. */
export const listStateMachineVersions = operation(
  z.object({ stateMachineArn: Arn, ...page }),
  async (runtime, request) =>
    runtime.turns.read(() => {
      const machine = existingMachine(runtime, request.stateMachineArn)
      const from = readNextToken(request.nextToken, 0)
      const size = request.maxResults || 100
      const versions = (machine.versions ?? []).toReversed()
      return {
        stateMachineVersions: versions.slice(from, from + size).map(({ version, createdAt }) => ({
          stateMachineVersionArn: versionArn(machine, version),
          creationDate: seconds(createdAt),
        })),
        ...(versions.length > from + size && { nextToken: nextToken(from + size) }),
      }
    }),
)
