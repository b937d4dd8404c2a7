import type { LambdaHandler } from '../lambda/lambda-runtime.ts'

/** The handler `<room>/<verb>` of the catalog. */
export async function loadHandler(name: string): Promise<LambdaHandler> {
  const file = new URL(`../../functions/${name}.ts`, import.meta.url)
  const module = (await import(file.href)) as { handler: LambdaHandler }
  return module.handler
}
