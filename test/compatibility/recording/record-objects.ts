import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { bucketName } from '../../../local/runtime/function-environment.ts'
import { headLength } from '../../../local/s3/object-file.ts'
import { SomeOfEach } from './some-of-each.ts'

export interface KeptObject {
  readonly key: string
  readonly json: unknown
}

/** What an object of this key is, whosever it is: ids and numbers are stars. */
export function kindOfObject(key: string): string {
  return key.replaceAll(/[a-z]{3}_[0-9a-z]{24}|\d+/g, '*')
}

/** Of the JSON in the buckets of these folders, one object of each kind and shape. */
export function recordObjects(folders: readonly string[]): Record<string, KeptObject[]> {
  const objects = SomeOfEach.features<KeptObject>(({ json }) => json)
  for (const folder of folders) {
    const bucket = join(folder, 's3', bucketName)
    for (const entry of readdirSync(bucket, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.json%object')) continue
      const file = join(entry.parentPath, entry.name)
      const key = relative(bucket, file)
        .replaceAll(sep, '/')
        .replace(/%object$/, '')
      objects.add(kindOfObject(key), {
        key,
        json: fewOf(JSON.parse(readFileSync(file).subarray(headLength).toString('utf8'))),
      })
    }
  }
  return objects.all()
}

/** Lists are cut to the entries that show their fields and words, however deep they lie. */
function fewOf(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (!Array.isArray(json)) return Object.fromEntries(Object.entries(json).map(([field, one]) => [field, fewOf(one)]))
  const few = SomeOfEach.features<unknown>()
  for (const one of json) few.add('', fewOf(one))
  return few.all()[''] ?? []
}
