import { routes, tasks } from '../../functions/catalog.ts'
import { arnsIn, functionName } from '../../functions/gateways/resource-names.ts'
import type { TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import type { DefinitionTarget } from '../../workflows/definition-substitutions.ts'
import type { LambdaHandler } from '../lambda/lambda-runtime.ts'

/** Where the local functions and state machines pretend to be. */
export const place = { partition: 'aws', region: 'us-east-1', account: '000000000000' }
export const arns = arnsIn(place)

export const definitionTarget: Omit<DefinitionTarget, 'bucket'> = {
  partition: place.partition,
  functionArn: arns.lambda,
  machineArn: arns.stateMachine,
}

const handlers = new Map([...Object.keys(routes), ...Object.keys(tasks)].map((name) => [functionName(name), name]))

/** The handler behind a function's name, loaded when it is first called. */
export async function loadFunction(name: string): Promise<LambdaHandler | undefined> {
  const handler = handlers.get(name)
  if (handler === undefined) return undefined
  const file = new URL(`../../functions/${handler}.ts`, import.meta.url)
  const module = (await import(file.href)) as { handler: LambdaHandler }
  return module.handler
}

/** Seconds that a function may take, as the catalog says. */
export function timeLimitOf(name: string): number {
  const handler = handlers.get(name) ?? ''
  const entries: Readonly<Record<string, TaskEntry>> = { ...routes, ...tasks }
  return entries[handler]?.seconds ?? (handler in routes ? 29 : 120)
}
