import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { routes } from '../functions/catalog.ts'
import { openApiDocument } from '../functions/service/open-api-document.ts'
import { clientTypes } from './client-types.ts'

/** `dist/client`: the document, its types, and a client that knows them. */
const folder = new URL('../dist/client/', import.meta.url)
const document = openApiDocument(routes)

const client = `import createClient, { type ClientOptions } from 'openapi-fetch'
import type { paths } from './paths.ts'

/**
 * Made by \`npm run client\`. \`zhidaClient({ baseUrl }).GET('/v1/enterprises/{enterpriseId}', { params: { path: { enterpriseId } } })\`
 */
export function zhidaClient(options: ClientOptions) {
  return createClient<paths>(options)
}
`

await mkdir(folder, { recursive: true })
await Promise.all([
  writeFile(new URL('openapi.json', folder), JSON.stringify(document)),
  writeFile(new URL('paths.ts', folder), clientTypes(document)),
  writeFile(new URL('zhida-client.ts', folder), client),
])
console.log(`${fileURLToPath(folder)}: ${Object.keys(document.paths).length} paths`)
