import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { bucketName } from '../../../local/runtime/function-environment.ts'
import { headLength } from '../../../local/s3/object-file.ts'
import { SomeOfEach } from './some-of-each.ts'

/** An object of JSON, or a text with the secret that sealed it; the people in it are made up. */
export type KeptObject = { readonly key: string } & (
  | { readonly json: unknown }
  | { readonly sealed: string; readonly sealing: unknown }
)

/** What an object of this key is, whosever it is: ids and numbers are stars. */
export function kindOfObject(key: string): string {
  return key.replaceAll(/[a-z]{3}_[0-9a-z]{24}|\d+/g, '*')
}

const kept = /\.(?:json|sealed)%object$/

/** Of the JSON and the sealed texts in the buckets of these folders, one object of each kind and shape. */
export function recordObjects(folders: readonly string[]): Record<string, KeptObject[]> {
  const objects = SomeOfEach.features<KeptObject>((one) => ('json' in one ? one.json : 'sealed'))
  for (const folder of folders) {
    const bucket = join(folder, 's3', bucketName)
    const found = readdirSync(bucket, { recursive: true, withFileTypes: true })
    const files = found.filter((entry) => entry.isFile() && kept.test(entry.name))
    for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
      const key = relative(bucket, file)
        .replaceAll(sep, '/')
        .replace(/%object$/, '')
      const text = readFileSync(file).subarray(headLength).toString('utf8')
      const what = key.endsWith('.sealed')
        ? { sealed: text, sealing: sealingOf(folder) }
        : { json: fewOf(JSON.parse(text)) }
      objects.add(kindOfObject(key), { key, ...what })
    }
  }
  return objects.all()
}

function sealingOf(folder: string): unknown {
  const secrets = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as Record<string, { value: string }>
  return JSON.parse(secrets['zhida/sealing']?.value ?? 'null')
}

/** A way has two ends at least. */
const alwaysKept = 2

/** Long lists are cut to the entries that show their fields and words, however deep they lie. */
function fewOf(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (!Array.isArray(json)) return Object.fromEntries(Object.entries(json).map(([field, one]) => [field, fewOf(one)]))
  const few = SomeOfEach.features<unknown>()
  for (const [index, one] of json.entries()) {
    const entry = fewOf(one)
    if (!few.add('', entry) && index < alwaysKept) few.keep('', entry)
  }
  return few.all()[''] ?? []
}
