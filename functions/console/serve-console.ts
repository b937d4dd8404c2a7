import { S3Client } from '@aws-sdk/client-s3'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import { bucketNamed } from '../gateways/bucket.ts'
import { answerConsole } from './answer-console.ts'

/** What the function is told by its environment. */
export const ConsoleEnvironment = z.object({
  CONSOLE_BUCKET: z.string(),
  /** Origins that pages call beside their own, with spaces. */
  CONSOLE_CONNECT: z.string().transform((text) => text.split(' ').filter(Boolean)),
})

let built: Parameters<typeof answerConsole>[1] | undefined

function builtHere() {
  const { CONSOLE_BUCKET, CONSOLE_CONNECT } = ConsoleEnvironment.parse(process.env)
  const bucket = bucketNamed(CONSOLE_BUCKET, new S3Client({ forcePathStyle: true }))
  return { read: (key: string) => bucket.read(key), connect: CONSOLE_CONNECT }
}

/** The console out of its bucket, behind the HTTP API: where no CloudFront stands before it. Every GET and HEAD that no route takes. */
export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  built ??= builtHere()
  const { rawPath: path, headers, requestContext } = event
  const answer = await answerConsole({ path, headers }, built)
  if (!answer) return nothingAt(path)
  const body = requestContext.http.method === 'HEAD' ? '' : Buffer.from(answer.body).toString('base64')
  return { statusCode: answer.status, headers: answer.headers, body, isBase64Encoded: true }
}

function nothingAt(path: string): APIGatewayProxyStructuredResultV2 {
  const problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: `there is nothing at ${path}` }
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
  }
  return { statusCode: 404, headers, body: JSON.stringify(problem) }
}
