import { routes } from '../catalog.ts'
import { http } from '../wiring/http.ts'
import { openApiDocument } from './open-api-document.ts'

const document = openApiDocument(routes)

async function describeApi() {
  return document
}

export const handler = http('service/describe-api', describeApi)
