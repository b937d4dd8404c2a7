import { routes as everyRoute } from '../catalog.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'
import { openApiDocument } from './open-api-document.ts'

const document = openApiDocument(everyRoute)

async function describeApi() {
  return document
}

export const handler = http(routes['describe-api'], describeApi)
