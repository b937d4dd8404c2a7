import { expect, expectTypeOf, test } from 'vitest'
import type { paths } from '../../dist/client/paths.ts'
import { routes } from '../../functions/catalog.ts'
import { openApiDocument } from '../../functions/service/open-api-document.ts'
import { clientTypes } from '../../infra/client-types.ts'

const document = openApiDocument(routes)

test('the client knows every operation, and the document’s schemas by their names', () => {
  const types = clientTypes(document)
  for (const path of Object.keys(document.paths)) expect(types).toContain(`\n  ${JSON.stringify(path)}: {`)
  for (const name of Object.keys(document.components.schemas))
    expect(types).toContain(`\n    ${JSON.stringify(name)}: `)
})

test('a wrong path, body or answer does not compile', () => {
  type Body = paths['/v1/transfer-batches/{batchId}/approval']['post']['requestBody']['content']['application/json']
  expectTypeOf<{ decision: 'approve' }>().toExtend<Body>()
  expectTypeOf<{ decision: 'perhaps' }>().not.toExtend<Body>()
  type Page = paths['/v1/enterprises']['get']['responses'][200]['content']['application/json']
  expectTypeOf<Page['items'][number]['name']>().toEqualTypeOf<string>()
  expectTypeOf<Page['next']>().toEqualTypeOf<string | null>()
  expectTypeOf<'/v1/enterprise'>().not.toExtend<keyof paths>()
  type Refused = paths['/v1/enterprises']['post']['responses'][409]['content']['application/problem+json']
  expectTypeOf<Refused['type']>().toEqualTypeOf<
    '/problems/conflict' | '/problems/in-progress' | '/problems/key-reused'
  >()
})

test('a form of schema that has no type yet is refused, not guessed', () => {
  const { schemas } = document.components
  const strange = {
    ...document,
    components: { ...document.components, schemas: { ...schemas, Odd: { type: 'tuple' } } },
  }
  expect(() => clientTypes(strange)).toThrow('tuple')
})
