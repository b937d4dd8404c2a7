import type * as z from 'zod'
import { type TaskName, tasks } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import { nameSince } from '../../local/data-format/name-since.ts'
import { thisVersion } from '../../local/data-format/this-version.ts'

const byFunction = new Map((Object.keys(tasks) as TaskName[]).map((task) => [functionName(task), task]))

/** The task that a function of a release is today; undefined where there is none. */
export function taskOf(functionOfRelease: string): TaskName | undefined {
  return byFunction.get(nameSince(functionOfRelease, thisVersion.migrations, thisVersion.functions))
}

/** What a task takes. */
export async function inputOf(task: TaskName): Promise<z.ZodType> {
  const { handler } = (await import(`../../functions/${task}.ts`)) as { handler: { input: z.ZodType } }
  return handler.input
}
