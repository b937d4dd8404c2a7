import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invokeByEndpoint } from '../../../local/stepfunctions/invoke-by-endpoint.ts'
import { openSigner } from '../../../local/stepfunctions/open-signer.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
let asked: { request: IncomingMessage; payload: string } | undefined
let answers = 0
/** Closes every second connection as its next request comes, as a server does that has waited long enough. */
const lambda = createServer((request, response) => {
  if (answers++ === 1) return request.destroy()
  void text(request).then((payload) => {
    asked = { request, payload }
    const failing = request.url?.includes('/fails/')
    if (failing) return response.writeHead(200, { 'x-amz-function-error': 'Unhandled' }).end('{"errorType":"Boom"}')
    if (request.url?.includes('/known/'))
      return response.writeHead(200, { 'x-amz-executed-version': '$LATEST' }).end('"hello"')
    response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException', 'x-amzn-requestid': 'r-1' })
    response.end('{"Type":"User","Message":"Function not found"}')
  })
})
const endpoint = () => `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`

beforeAll(async () => {
  await once(lambda.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => {
  lambda.close()
  lambda.closeAllConnections()
})

test('a function is invoked with its qualifier, again if its idle connection closes; refusals keep their names', async () => {
  const invoke = invokeByEndpoint({ url: endpoint(), region: 'us-east-1', credentials })
  const hello = { statusCode: 200, executedVersion: '$LATEST', payload: '"hello"' }
  expect(await invoke('known', '{"a":1}')).toEqual(hello)
  expect(await invoke('known:$LATEST', '{"a":2}')).toEqual(hello)
  expect(asked?.payload).toBe('{"a":2}')
  expect(asked?.request.url).toBe('/2015-03-31/functions/known/invocations?Qualifier=%24LATEST')
  expect(asked?.request.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/lambda\//,
  )
  expect(await invoke('fails', '{}')).toEqual({
    statusCode: 200,
    functionError: 'Unhandled',
    payload: '{"errorType":"Boom"}',
  })
  await expect(invoke('none', '{}')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found',
    $metadata: { httpStatusCode: 404, requestId: 'r-1' },
  })
})

test('a signature is the one that another client of AWS makes', () => {
  const url = new URL('http://127.0.0.1:9001/2015-03-31/functions/ask-worker/invocations?Qualifier=%24LATEST')
  const sign = openSigner('lambda', 'us-east-1', { ...credentials, sessionToken: 'session' })
  // Made by botocore 1.43.11 for the same request.
  expect(sign({ url, body: '{"worker":"李"}' }, Date.UTC(2026, 10, 22, 21))).toEqual({
    host: '127.0.0.1:9001',
    'x-amz-date': '20261122T210000Z',
    'x-amz-security-token': 'session',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=679d83c6d715883c272c21e6c6b382af1b481c3d300368cd00e36cf78a32d5da',
  })
})
