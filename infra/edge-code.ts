import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/** In the language of CloudFront's functions. What it answers itself gets no headers of the distribution. */
const handler = `
import { consoleKey } from './functions/console/console-key.ts'

function handler(event) {
  const request = event.request
  const accept = request.headers.accept
  const key = consoleKey(request.uri, accept ? accept.value : '')
  if (key !== undefined) {
    request.uri = '/' + key
    return request
  }
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: {
      'content-type': { value: 'application/problem+json' },
      'cache-control': { value: 'no-store' },
      'strict-transport-security': { value: 'max-age=31536000' },
      'x-content-type-options': { value: 'nosniff' },
    },
    body: '{"type":"about:blank","title":"Not Found","status":404}',
  }
}
`

/** A CloudFront function (runtime 2.0) by which the rule of `functions/console/console-key.ts` counts there too. */
export function edgeCode(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: handler, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    write: false,
    // Plain declarations: CloudFront knows no modules, and calls `handler`, which nothing here does.
    format: 'esm',
    treeShaking: false,
    target: 'es2018',
  })
  return outputFiles[0]?.text ?? ''
}
