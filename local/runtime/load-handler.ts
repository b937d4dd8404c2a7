import type { LambdaHandler } from '../lambda/lambda-runtime.ts'

/** The handler `<room>/<verb>` of the catalog. */
export async function loadHandler(name: string): Promise<LambdaHandler> {
  const module = (await import(`../../functions/${name}.ts`)) as { handler: LambdaHandler }
  return module.handler
}
