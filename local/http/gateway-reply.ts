import type { ServerResponse } from 'node:http'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** Writes what a function answered, or, when it did not say a status, what API Gateway infers: 200 with the answer as JSON. */
export function gatewayReply(response: ServerResponse, result: unknown): void {
  if (!isStructured(result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null)
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    return
  }
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded } = result
  const content = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (content.length > 0) response.setHeader('content-type', 'text/plain;charset=UTF-8')
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.writeHead(statusCode)
  response.end(content)
}

function isStructured(result: unknown): result is APIGatewayProxyStructuredResultV2 {
  return (
    typeof result === 'object' && result !== null && 'statusCode' in result && typeof result.statusCode === 'number'
  )
}
