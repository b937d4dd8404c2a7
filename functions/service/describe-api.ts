import { routes as everyRoute } from '../catalog.ts'
import type { Deps } from '../wiring/deps.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'
import { openApiDocument } from './open-api-document.ts'

/** Once a container, and not before somebody asks: the function answers other things too. */
let document: ReturnType<typeof openApiDocument> | undefined

async function describeApi(_: unknown, { settings }: Pick<Deps, 'settings'>) {
  document ??= openApiDocument(everyRoute, settings.PUBLIC_URL)
  return document
}

export const handler = http(routes['describe-api'], describeApi)
