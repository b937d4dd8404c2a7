import * as z from 'zod'
import { nextToken, operation, page, readNextToken, seconds } from './operation.ts'

export const listStateMachines = operation(z.object(page), async (runtime, request) =>
  runtime.turns.read(() => {
    const from = readNextToken(request.nextToken, 0)
    const size = request.maxResults || 100
    const machines = [...runtime.machines.values()].sort((one, other) => one.createdAt - other.createdAt)
    return {
      stateMachines: machines.slice(from, from + size).map(({ arn, name, type, createdAt }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: seconds(createdAt),
      })),
      ...(machines.length > from + size && { nextToken: nextToken(from + size) }),
    }
  }),
)
